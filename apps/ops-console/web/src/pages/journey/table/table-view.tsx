import type { JourneyEvent } from '@kervan/console-api';
import { Group, Stack } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../../parts/data-table.js';
import { EventLink } from '../../../parts/key-link.js';
import { Mono } from '../../../parts/mono.js';
import { shortType } from '../../../parts/short-type.js';
import { StateBadge } from '../../../parts/state-badge.js';
import { tableColumns } from '../../../parts/table-features.js';
import { Timestamp } from '../../../parts/timestamp.js';
import { BrokerPlace } from '../broker-place.js';
import type { ShownEvents } from '../shown-events.js';
import { statesOf } from './states-of.js';

const column = tableColumns<JourneyEvent>();

/** The events of a journey, one in a row. */
export function TableView({ events, focus }: ShownEvents) {
  const { t } = useTranslation();
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor('occurredAt', {
          header: t('journey.time'),
          cell: ({ row }) => <Timestamp millis at={row.original.occurredAt} />,
        }),
        column.accessor('type', {
          header: t('journey.type'),
          cell: ({ row: { original } }) => (
            <Stack gap={0}>
              {shortType(original.type)}
              <EventLink id={original.id} />
            </Stack>
          ),
        }),
        column.accessor('service', { header: t('journey.service') }),
        column.accessor('key', {
          header: t('journey.key'),
          cell: ({ row }) => <Mono>{row.original.key}</Mono>,
        }),
        column.display({
          id: 'deliveries',
          header: t('journey.deliveries'),
          cell: ({ row }) => <DeliveryStates event={row.original} />,
        }),
        column.display({
          id: 'position',
          header: t('journey.position'),
          cell: ({ row }) => <BrokerPlace event={row.original} />,
        }),
      ]),
    [t],
  );
  return (
    <DataTable
      label={t('journey.view.table')}
      columns={columns}
      rows={events}
      rowId={({ id }) => id}
      selected={focus}
    />
  );
}

function DeliveryStates({ event }: { readonly event: JourneyEvent }) {
  return (
    <Group gap={4} miw={130}>
      {statesOf(event.deliveries).map(({ state, consumers }) => (
        <Group key={state} gap={4} wrap="nowrap">
          <StateBadge state={state} title={consumers.join(', ')} />
          {consumers.length > 1 && <span>×{consumers.length}</span>}
        </Group>
      ))}
    </Group>
  );
}
