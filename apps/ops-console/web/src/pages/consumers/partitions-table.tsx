import type { ConsumerPartition } from '@kervan/console-api';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../parts/data-table.js';
import { Duration } from '../../parts/duration.js';
import { formatCount } from '../../parts/format-count.js';
import { tableColumns } from '../../parts/table-features.js';

const column = tableColumns<ConsumerPartition>();

/** Partition by partition: where a consumer is, and where the partition ends. */
export function PartitionsTable({ partitions }: { readonly partitions: readonly ConsumerPartition[] }) {
  const { t } = useTranslation();
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor('topic', { header: t('consumers.topic'), sortFn: 'basic' }),
        column.accessor('partition', {
          header: t('consumers.partition'),
          sortFn: 'basic',
          meta: { end: true },
        }),
        column.accessor('nextOffset', {
          header: t('consumers.next'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => formatCount(getValue()),
        }),
        column.accessor('end', {
          header: t('consumers.end'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => formatCount(getValue()),
        }),
        column.accessor('records', {
          header: t('consumers.records'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => formatCount(getValue()),
        }),
        column.accessor('seconds', {
          header: t('consumers.behind'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => <Duration ms={getValue() * 1000} />,
        }),
      ]),
    [t],
  );
  return (
    <DataTable
      label={t('consumers.partitionsTable')}
      columns={columns}
      rows={partitions}
      rowId={({ topic, partition }) => `${topic}/${partition}`}
    />
  );
}
