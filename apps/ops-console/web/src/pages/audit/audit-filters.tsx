import { Group } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FilterInput } from '../../parts/filter-input.js';

const route = getRouteApi('/audit');

const filters = ['actor', 'action', 'subject'] as const;

/** What narrows the audit trail, word for word; the address keeps it. */
export function AuditFilters() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Group component="search" mb="md" gap="sm">
      {filters.map((name) => (
        <FilterInput
          key={name}
          label={t(`audit.${name}Filter`)}
          value={search[name]}
          onChange={(text) =>
            void navigate({ to: '.', search: (before) => ({ ...before, [name]: text }), replace: true })
          }
        />
      ))}
    </Group>
  );
}
