import type { FailedDelivery } from '@kervan/console-api';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { usePages } from '../../console/use-pages.js';
import { Answer } from '../../parts/answer.js';
import { DataTable } from '../../parts/data-table.js';
import { EmptyState } from '../../parts/empty-state.js';
import { EventLink } from '../../parts/key-link.js';
import { Mono } from '../../parts/mono.js';
import { MoreButton } from '../../parts/more-button.js';
import { Panel } from '../../parts/panel.js';
import { StateBadge } from '../../parts/state-badge.js';
import { tableColumns } from '../../parts/table-features.js';
import { Timestamp } from '../../parts/timestamp.js';

interface FailedDeliveriesProps {
  readonly consumer: string;
  readonly fingerprint: string;
}

const column = tableColumns<FailedDelivery>();

/** The deliveries of a group, with what became of each since. */
export function FailedDeliveries({ consumer, fingerprint }: FailedDeliveriesProps) {
  const { t } = useTranslation();
  const api = useConsole();
  const deliveries = usePages({
    queryKey: ['failed-deliveries', consumer, fingerprint],
    page: (after) => api.failedDeliveries(consumer, fingerprint, { ...(after && { after }) }),
    every: 3_000,
  });
  const columns = useMemo(
    () =>
      column.columns([
        column.display({
          id: 'event',
          header: t('failures.event'),
          cell: ({ row }) => <EventLink id={row.original.eventId} />,
        }),
        column.accessor('type', { header: t('failures.type'), sortFn: 'basic' }),
        column.accessor('key', {
          header: t('failures.key'),
          sortFn: 'basic',
          cell: ({ row: { original } }) => <Mono title={original.topic}>{original.key}</Mono>,
        }),
        column.accessor('state', {
          header: t('failures.state'),
          sortFn: 'basic',
          cell: ({ getValue }) => <StateBadge state={getValue()} />,
        }),
        column.accessor('attempts', {
          header: t('failures.attempts'),
          sortFn: 'basic',
          meta: { end: true },
        }),
        column.accessor('lastAt', {
          header: t('failures.last'),
          sortFn: 'basic',
          cell: ({ getValue }) => <Timestamp at={getValue()} />,
        }),
      ]),
    [t],
  );
  return (
    <Panel title={t('failures.deliveries')} bare>
      <Answer query={deliveries}>
        {() =>
          deliveries.items.length === 0 ? (
            <EmptyState title={t('failures.noDeliveries')} />
          ) : (
            <DataTable
              label={t('failures.deliveriesTable')}
              columns={columns}
              rows={deliveries.items}
              rowId={({ eventId }) => eventId}
            />
          )
        }
      </Answer>
      <MoreButton pages={deliveries} />
    </Panel>
  );
}
