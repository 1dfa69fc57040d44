import type { AuditEntry } from '@kervan/console-api';
import { Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../parts/data-table.js';
import { Mono } from '../../parts/mono.js';
import { shortId } from '../../parts/short-id.js';
import { tableColumns } from '../../parts/table-features.js';
import { Timestamp } from '../../parts/timestamp.js';
import { ActionTag } from './action-tag.js';

const column = tableColumns<AuditEntry>();

const detailsOf = ({ details }: AuditEntry) =>
  Object.entries(details)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ');

/** Entries of the audit trail. */
export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const { t } = useTranslation();
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor('no', { header: t('audit.no'), sortFn: 'basic', meta: { end: true } }),
        column.display({
          id: 'at',
          header: t('audit.at'),
          cell: ({ row }) => <Timestamp at={row.original.at} />,
        }),
        column.accessor('actor', { header: t('audit.actor'), sortFn: 'basic' }),
        column.accessor('action', {
          header: t('audit.action'),
          sortFn: 'basic',
          cell: ({ getValue }) => <ActionTag action={getValue()} />,
        }),
        column.accessor('subject', {
          header: t('audit.subject'),
          sortFn: 'basic',
          cell: ({ row: { original } }) => (
            <Stack gap={2}>
              <Mono>{original.subject}</Mono>
              {original.reason}
            </Stack>
          ),
        }),
        column.display({
          id: 'details',
          header: t('audit.details'),
          cell: ({ row }) => (
            <Text size="xs" c="dimmed">
              {detailsOf(row.original)}
            </Text>
          ),
        }),
        column.display({
          id: 'hash',
          header: t('audit.hash'),
          cell: ({ row: { original } }) => <Mono title={original.hash}>{shortId(original.hash)}</Mono>,
        }),
      ]),
    [t],
  );
  return (
    <DataTable
      label={t('audit.table')}
      columns={columns}
      rows={entries}
      rowId={({ no }) => String(no)}
      height={680}
    />
  );
}
