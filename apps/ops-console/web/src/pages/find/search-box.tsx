import { Button, Group, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icon.js';

/** One box for every kind of identifier. */
export function SearchBox({
  initial = '',
  autoFocus = false,
}: {
  readonly initial?: string;
  readonly autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState(initial);
  const q = text.trim();
  return (
    <form
      role="search"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (q !== '') void navigate({ to: '/s', search: { q } });
      }}
    >
      <Group gap="xs" wrap="nowrap">
        <TextInput
          flex={1}
          size="md"
          type="search"
          autoFocus={autoFocus}
          autoComplete="off"
          spellCheck={false}
          maxLength={300}
          aria-label={t('overview.placeholder')}
          placeholder={t('overview.placeholder')}
          leftSection={<Icon name="search" size={18} />}
          value={text}
          onChange={(changed) => setText(changed.currentTarget.value)}
        />
        <Button size="md" type="submit">
          {t('overview.find')}
        </Button>
      </Group>
    </form>
  );
}
