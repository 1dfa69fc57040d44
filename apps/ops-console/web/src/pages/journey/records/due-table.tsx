import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../../parts/data-table.js';
import { EventLink } from '../../../parts/key-link.js';
import { shortType } from '../../../parts/short-type.js';
import { StateBadge } from '../../../parts/state-badge.js';
import { tableColumns } from '../../../parts/table-features.js';
import { Silent } from '../answers/silent.js';
import type { Due } from './writes-of.js';

const column = tableColumns<Due>();

/** Deliveries that have not taken effect: what they would write is not known before they do. */
export function DueTable({ due }: { readonly due: readonly Due[] }) {
  const { t } = useTranslation();
  const columns = useMemo(
    () =>
      column.columns([
        column.display({
          id: 'consumer',
          header: t('journey.consumer'),
          cell: ({ row }) => row.original.delivery.consumer,
        }),
        column.display({
          id: 'event',
          header: t('journey.through'),
          cell: ({ row: { original } }) => (
            <>
              {shortType(original.type)} <EventLink id={original.eventId} />
            </>
          ),
        }),
        column.display({
          id: 'why',
          header: t('journey.why'),
          cell: ({ row: { original } }) =>
            original.delivery.silent ? (
              <Silent silence={original.delivery.silent} />
            ) : (
              <StateBadge state={original.delivery.state} />
            ),
        }),
      ]),
    [t],
  );
  return (
    <DataTable
      label={t('journey.dueRecords')}
      columns={columns}
      rows={due}
      rowId={({ eventId, delivery }) => `${eventId} ${delivery.consumer}`}
    />
  );
}
