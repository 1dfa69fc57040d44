import { Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../../parts/data-table.js';
import { EmptyState } from '../../../parts/empty-state.js';
import { EventLink } from '../../../parts/key-link.js';
import { Mono } from '../../../parts/mono.js';
import { shortType } from '../../../parts/short-type.js';
import { tableColumns } from '../../../parts/table-features.js';
import { Timestamp } from '../../../parts/timestamp.js';
import type { ShownEvents } from '../shown-events.js';
import { DueTable } from './due-table.js';
import { dueOf, writesOf, type Write } from './writes-of.js';

const column = tableColumns<Write>();

/** Which business records were written, and which should have been and were not. */
export function RecordsView({ events }: ShownEvents) {
  const { t } = useTranslation();
  const writes = useMemo(() => writesOf(events), [events]);
  const due = useMemo(() => dueOf(events), [events]);
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor('table', { header: t('journey.table') }),
        column.accessor('key', {
          header: t('journey.record'),
          cell: ({ row }) => <Mono>{row.original.key}</Mono>,
        }),
        column.display({
          id: 'version',
          header: t('journey.version'),
          cell: ({ row: { original } }) => <Mono>{versionOf(original)}</Mono>,
        }),
        column.accessor('consumer', { header: t('journey.writtenBy') }),
        column.display({
          id: 'through',
          header: t('journey.through'),
          cell: ({ row: { original } }) => (
            <>
              {shortType(original.type)} <EventLink id={original.eventId} />
            </>
          ),
        }),
        column.display({
          id: 'at',
          header: t('journey.time'),
          cell: ({ row }) => row.original.at && <Timestamp millis at={row.original.at} />,
        }),
      ]),
    [t],
  );
  return (
    <Stack gap={0}>
      <Title order={2} px="md" pt="md" pb={4}>
        {t('journey.dueRecords')}
      </Title>
      {due.length === 0 ? (
        <Text c="dimmed" px="md" pb="sm">
          {t('journey.nothingDue')}
        </Text>
      ) : (
        <DueTable due={due} />
      )}
      <Title order={2} px="md" pt="lg" pb={4}>
        {t('journey.changedRecords')}
      </Title>
      {writes.length === 0 ? (
        <EmptyState icon="records" title={t('journey.noRecords')}>
          {t('journey.noRecordsText')}
        </EmptyState>
      ) : (
        <DataTable
          label={t('journey.changedRecords')}
          columns={columns}
          rows={writes}
          rowId={({ no }) => String(no)}
        />
      )}
    </Stack>
  );
}

function versionOf({ before, after }: Write): string {
  if (before === null && after === null) return '–';
  return `${before ?? '∅'} → ${after ?? '∅'}`;
}
