import type { Delivery } from '@kervan/console-api';
import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../parts/data-table.js';
import { Duration } from '../../parts/duration.js';
import { Mono } from '../../parts/mono.js';
import { StateBadge } from '../../parts/state-badge.js';
import { tableColumns } from '../../parts/table-features.js';
import { Timestamp } from '../../parts/timestamp.js';
import { Silent } from './answers/silent.js';

const column = tableColumns<Delivery>();

interface DeliveryTableProps {
  readonly deliveries: readonly Delivery[];
  /** What can be done about a delivery; kept between renderings. */
  readonly action?: (delivery: Delivery) => ReactNode;
}

/** What became of an event at each of its consumers. */
export function DeliveryTable({ deliveries, action }: DeliveryTableProps) {
  const { t } = useTranslation();
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor('consumer', {
          header: t('journey.consumer'),
          cell: ({ row: { original } }) => <ConsumerLink group={original.consumer} />,
        }),
        column.display({
          id: 'state',
          header: t('journey.state'),
          cell: ({ row: { original } }) =>
            original.silent ? <Silent silence={original.silent} /> : <StateBadge state={original.state} />,
        }),
        column.accessor('attempts', { header: t('journey.attempts'), meta: { end: true } }),
        column.accessor('duplicates', { header: t('journey.duplicates'), meta: { end: true } }),
        column.display({
          id: 'took',
          header: t('journey.took'),
          meta: { end: true },
          cell: ({ row }) => <Duration ms={row.original.durationMs} />,
        }),
        column.display({
          id: 'last',
          header: t('journey.last'),
          cell: ({ row }) => (row.original.lastAt ? <Timestamp millis at={row.original.lastAt} /> : '–'),
        }),
        column.display({
          id: 'failure',
          header: t('journey.failure'),
          cell: ({ row: { original } }) =>
            original.fingerprint && (
              <FailureLink consumer={original.consumer} fingerprint={original.fingerprint} />
            ),
        }),
        ...(action
          ? [
              column.display({
                id: 'action',
                header: t('journey.action'),
                cell: ({ row }) => action(row.original),
              }),
            ]
          : []),
      ]),
    [t, action],
  );
  if (deliveries.length === 0)
    return (
      <Text c="dimmed" px="md" pb="sm">
        {t('journey.nobodyReads')}
      </Text>
    );
  return (
    <DataTable
      label={t('journey.byConsumer')}
      columns={columns}
      rows={deliveries}
      rowId={({ consumer }) => consumer}
    />
  );
}

function ConsumerLink({ group }: { readonly group: string }) {
  return (
    <Anchor inherit renderRoot={(props) => <Link to="/consumers/$group" params={{ group }} {...props} />}>
      {group}
    </Anchor>
  );
}

function FailureLink(params: { readonly consumer: string; readonly fingerprint: string }) {
  return (
    <Anchor
      inherit
      renderRoot={(props) => <Link to="/failures/$consumer/$fingerprint" params={params} {...props} />}
    >
      <Mono>{params.fingerprint}</Mono>
    </Anchor>
  );
}
