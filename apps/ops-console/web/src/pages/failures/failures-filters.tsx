import type { FailureGroup } from '@kervan/console-api';
import { Group, Switch } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FilterInput } from '../../parts/filter-input.js';
import { ConsumerSelect } from '../consumers/consumer-select.js';
import type { FailuresSearch } from './search.js';

const route = getRouteApi('/failures');

const distinct = (texts: string[]) => [...new Set(texts)].sort();

/** What narrows the failures; the address keeps it. */
export function FailuresFilters({ groups }: { readonly groups: readonly FailureGroup[] }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = (part: FailuresSearch) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <Group component="search" align="flex-end" gap="sm" mb="md" aria-label={t('failures.filters')}>
      <ConsumerSelect value={search.consumer} onChange={(consumer) => narrow({ consumer })} />
      <FilterInput
        label={t('failures.type')}
        value={search.type}
        suggestions={distinct(groups.flatMap(({ types }) => types))}
        onChange={(type) => narrow({ type })}
      />
      <FilterInput
        label={t('failures.code')}
        value={search.code}
        suggestions={distinct(groups.map(({ code }) => code))}
        onChange={(code) => narrow({ code })}
      />
      <Switch
        size="sm"
        pb={6}
        label={t('failures.withHealed')}
        checked={search.healed === 'true'}
        onChange={({ currentTarget: { checked } }) => narrow({ healed: checked ? 'true' : undefined })}
      />
    </Group>
  );
}
