import type { Topology } from '@kervan/console-api';
import { Group } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../parts/data-table.js';
import { formatCount } from '../../parts/format-count.js';
import { tableColumns } from '../../parts/table-features.js';
import { AgreementTag } from './agreement-tag.js';
import { agreementOf, type MapEdge } from './drift.js';

interface TopicRow {
  readonly name: string;
  readonly types: readonly string[];
  readonly events: number;
  readonly writers: readonly MapEdge[];
  readonly readers: readonly MapEdge[];
}

const column = tableColumns<TopicRow>();

/** The map as a table: for who listens instead of looking, and for narrow screens. */
export function MapTable({ topics, edges }: Topology) {
  const { t } = useTranslation();
  const rows = useMemo(
    () =>
      topics.map(({ name, types, events }): TopicRow => {
        const own = edges.filter(({ topic }) => topic === name);
        return {
          name,
          types,
          events,
          writers: own.filter(({ direction }) => direction === 'writes'),
          readers: own.filter(({ direction }) => direction === 'reads'),
        };
      }),
    [topics, edges],
  );
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor('name', { header: t('map.topic'), sortFn: 'basic' }),
        column.display({
          id: 'writers',
          header: t('map.writers'),
          cell: ({ row }) => <Services edges={row.original.writers} />,
        }),
        column.display({
          id: 'readers',
          header: t('map.readers'),
          cell: ({ row }) => <Services edges={row.original.readers} />,
        }),
        column.display({
          id: 'types',
          header: t('map.types'),
          cell: ({ row }) => row.original.types.join(', '),
        }),
        column.accessor('events', {
          header: t('map.events'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => formatCount(getValue()),
        }),
      ]),
    [t],
  );
  return <DataTable label={t('map.table')} columns={columns} rows={rows} rowId={({ name }) => name} />;
}

function Services({ edges }: { readonly edges: readonly MapEdge[] }) {
  return (
    <Group gap={4}>
      {edges.map((edge) => (
        <AgreementTag key={edge.service} agreement={agreementOf(edge)}>
          {edge.service}
        </AgreementTag>
      ))}
    </Group>
  );
}
