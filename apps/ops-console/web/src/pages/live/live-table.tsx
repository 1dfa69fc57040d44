import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../parts/data-table.js';
import { EventLink } from '../../parts/key-link.js';
import { Mono } from '../../parts/mono.js';
import { tableColumns } from '../../parts/table-features.js';
import { Timestamp } from '../../parts/timestamp.js';
import { ConsumerLink } from '../consumers/consumer-link.js';
import type { LiveRow } from './live-rows.js';
import { OutcomeTag } from './outcome-tag.js';

const column = tableColumns<LiveRow>();

/** Lines of the live stream, newest first. */
export function LiveTable({ rows }: { readonly rows: readonly LiveRow[] }) {
  const { t } = useTranslation();
  const columns = useMemo(
    () =>
      column.columns([
        column.display({
          id: 'at',
          header: t('live.at'),
          cell: ({ row }) => <Timestamp at={row.original.item.at} millis />,
        }),
        column.display({
          id: 'what',
          header: t('live.what'),
          cell: ({ row }) => <OutcomeTag outcome={row.original.item.outcome} />,
        }),
        column.display({
          id: 'consumer',
          header: t('live.consumer'),
          cell: ({ row }) => {
            const { consumer } = row.original.item;
            return consumer === null ? '–' : <ConsumerLink group={consumer} />;
          },
        }),
        column.display({ id: 'type', header: t('live.type'), cell: ({ row }) => row.original.item.type }),
        column.display({
          id: 'key',
          header: t('live.key'),
          cell: ({ row }) => <Mono>{row.original.item.key}</Mono>,
        }),
        column.display({
          id: 'event',
          header: t('live.event'),
          cell: ({ row }) => <EventLink id={row.original.item.eventId} />,
        }),
      ]),
    [t],
  );
  return (
    <DataTable
      label={t('live.table')}
      columns={columns}
      rows={rows}
      rowId={({ no }) => String(no)}
      height={680}
    />
  );
}
