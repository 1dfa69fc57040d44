import type { FailureGroup } from '@kervan/console-api';
import { Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../parts/data-table.js';
import { formatCount } from '../../parts/format-count.js';
import { tableColumns } from '../../parts/table-features.js';
import { Ago } from '../../parts/timestamp.js';
import { ConsumerLink } from '../consumers/consumer-link.js';
import { FailureLink } from './failure-link.js';
import { FailureStateTag } from './failure-state.js';
import { Trend } from './trend.js';

const column = tableColumns<FailureGroup>();

/** Groups of deliveries that failed in the same way. */
export function FailuresTable({ groups }: { readonly groups: readonly FailureGroup[] }) {
  const { t } = useTranslation();
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor('fingerprint', {
          header: t('failures.failure'),
          sortFn: 'basic',
          cell: ({ row: { original } }) => (
            <Stack gap={2}>
              <FailureLink {...original} />
              <Text size="xs" c="dimmed">
                {original.types.join(', ')}
              </Text>
            </Stack>
          ),
        }),
        column.accessor('consumer', {
          header: t('failures.consumer'),
          sortFn: 'basic',
          cell: ({ getValue }) => <ConsumerLink group={getValue()} />,
        }),
        column.accessor('open', {
          header: t('failures.open'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => <b>{formatCount(getValue())}</b>,
        }),
        column.accessor('dead', {
          header: t('failures.dead'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => formatCount(getValue()),
        }),
        column.accessor('healed', {
          header: t('failures.healed'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => formatCount(getValue()),
        }),
        column.accessor('keys', {
          header: t('failures.keys'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => formatCount(getValue()),
        }),
        column.display({
          id: 'trend',
          header: t('failures.trend'),
          cell: ({ row }) => <Trend hours={row.original.trend} />,
        }),
        column.accessor('lastAt', {
          header: t('failures.last'),
          sortFn: 'basic',
          cell: ({ getValue }) => <Ago at={getValue()} />,
        }),
        column.accessor('state', {
          header: t('failures.state'),
          sortFn: 'basic',
          cell: ({ getValue }) => <FailureStateTag state={getValue()} />,
        }),
        column.accessor('owner', {
          header: t('failures.owner'),
          sortFn: 'basic',
          cell: ({ getValue }) =>
            getValue() ?? (
              <Text inherit c="dimmed">
                {t('failures.nobody')}
              </Text>
            ),
        }),
      ]),
    [t],
  );
  return (
    <DataTable
      label={t('failures.table')}
      columns={columns}
      rows={groups}
      rowId={({ consumer, fingerprint }) => `${consumer} ${fingerprint}`}
    />
  );
}
