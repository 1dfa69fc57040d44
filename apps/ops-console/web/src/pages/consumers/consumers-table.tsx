import type { Consumer } from '@kervan/console-api';
import { Group } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../parts/data-table.js';
import { Duration } from '../../parts/duration.js';
import { formatCount } from '../../parts/format-count.js';
import { tableColumns } from '../../parts/table-features.js';
import { Tag } from '../../parts/tag.js';
import { ConsumerLink } from './consumer-link.js';
import { Eta } from './eta.js';

const column = tableColumns<Consumer>();

/** Consumers, each with its lag in time and records. */
export function ConsumersTable({ consumers }: { readonly consumers: readonly Consumer[] }) {
  const { t } = useTranslation();
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor('group', {
          header: t('consumers.consumer'),
          sortFn: 'basic',
          cell: ({ row: { original } }) => (
            <Group gap="xs">
              <ConsumerLink group={original.group} />
              {!original.reachable && (
                <Tag tone="unknown" icon="question">
                  {t('consumers.silent')}
                </Tag>
              )}
            </Group>
          ),
        }),
        column.accessor('seconds', {
          header: t('consumers.behind'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => <Duration ms={getValue() * 1000} />,
        }),
        column.accessor('records', {
          header: t('consumers.records'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => formatCount(getValue()),
        }),
        column.accessor('perSecond', {
          header: t('consumers.perSecond'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => formatCount(getValue(), 1),
        }),
        column.display({
          id: 'eta',
          header: t('consumers.eta'),
          cell: ({ row }) => <Eta {...row.original} />,
        }),
        column.accessor('parkedEvents', {
          header: t('consumers.parked'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ row: { original } }) =>
            original.parkedEvents === 0
              ? '0'
              : t('consumers.parkedCell', {
                  events: formatCount(original.parkedEvents),
                  keys: formatCount(original.parkedKeys),
                }),
        }),
        column.accessor('dead', {
          header: t('consumers.dead'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => formatCount(getValue()),
        }),
        column.accessor('durationP50Ms', {
          header: t('consumers.p50'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => <Duration ms={getValue()} />,
        }),
        column.accessor('durationP99Ms', {
          header: t('consumers.p99'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => <Duration ms={getValue()} />,
        }),
      ]),
    [t],
  );
  return (
    <DataTable label={t('consumers.table')} columns={columns} rows={consumers} rowId={({ group }) => group} />
  );
}
