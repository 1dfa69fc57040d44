import '@mantine/spotlight/styles.css';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recentSearches } from '../pages/find/recent-searches.js';
import { Icon } from '../parts/icon.js';
import { pages } from './pages.js';

interface PaletteProps {
  readonly opened: boolean;
  readonly onClosed: () => void;
}

/** One box for everything: an identifier leads to its journey, a name to its page. */
export function Palette({ opened, onClosed }: PaletteProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  useEffect(() => {
    if (opened) spotlight.open();
  }, [opened]);
  const asked = query.trim();
  const find = (q: string) => void navigate({ to: '/s', search: { q } });
  const named = pages
    .map((page) => ({ ...page, label: t(`shell.page.${page.name}`) }))
    .filter(({ label }) => label.toLocaleLowerCase().includes(asked.toLocaleLowerCase()));
  const recent = asked === '' ? recentSearches() : [];
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      scrollable
      shortcut={null}
      onSpotlightClose={onClosed}
      aria-label={t('shell.search')}
    >
      <Spotlight.Search
        placeholder={t('shell.searchHint')}
        aria-label={t('shell.searchHint')}
        leftSection={<Icon name="search" size={18} />}
        maxLength={300}
      />
      <Spotlight.ActionsList>
        {asked !== '' && (
          <Spotlight.Action
            label={t('shell.findThis', { query: asked })}
            leftSection={<Icon name="arrowRight" size={18} />}
            onClick={() => find(asked)}
          />
        )}
        {recent.length > 0 && (
          <Spotlight.ActionsGroup label={t('shell.recent')}>
            {recent.map((q) => (
              <Spotlight.Action
                key={q}
                label={q}
                leftSection={<Icon name="clock" size={18} />}
                onClick={() => find(q)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {named.length > 0 && (
          <Spotlight.ActionsGroup label={t('shell.pages')}>
            {named.map(({ name, to, icon, label }) => (
              <Spotlight.Action
                key={name}
                label={label}
                leftSection={<Icon name={icon} size={18} />}
                onClick={() => void navigate({ to })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
