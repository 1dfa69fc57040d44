import type { Outbox } from '@kervan/console-api';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../parts/data-table.js';
import { Duration } from '../../parts/duration.js';
import { formatBytes } from '../../parts/format-bytes.js';
import { formatCount } from '../../parts/format-count.js';
import type { IconName } from '../../parts/icon.js';
import { Mono } from '../../parts/mono.js';
import { tableColumns } from '../../parts/table-features.js';
import { Tag } from '../../parts/tag.js';
import { Ago } from '../../parts/timestamp.js';
import type { Tone } from '../../parts/tone.js';
import { outboxStateOf, type OutboxState } from './outbox-state.js';

const column = tableColumns<Outbox>();

const looks: Readonly<Record<OutboxState, { readonly tone: Tone; readonly icon: IconName }>> = {
  silent: { tone: 'unknown', icon: 'question' },
  held: { tone: 'attention', icon: 'cross' },
  waiting: { tone: 'warning', icon: 'clock' },
  flowing: { tone: 'ok', icon: 'check' },
};

const inMs = (seconds: number | null) => (seconds === null ? null : seconds * 1000);

/** Outboxes, service by service. */
export function OutboxTable({ outboxes }: { readonly outboxes: readonly Outbox[] }) {
  const { t } = useTranslation();
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor('service', { header: t('outbox.service'), sortFn: 'basic' }),
        column.accessor(outboxStateOf, {
          id: 'state',
          header: t('outbox.state'),
          sortFn: 'basic',
          cell: ({ getValue }) => <Tag {...looks[getValue()]}>{t(`outbox.${getValue()}`)}</Tag>,
        }),
        column.accessor('pending', {
          header: t('outbox.pending'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => formatCount(getValue()),
        }),
        column.accessor('oldestSeconds', {
          header: t('outbox.oldest'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => <Duration ms={inMs(getValue())} />,
        }),
        column.accessor('heldRows', {
          header: t('outbox.heldKeys'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ row: { original } }) =>
            original.heldRows === 0
              ? '0'
              : t('outbox.heldCell', {
                  rows: formatCount(original.heldRows),
                  keys: formatCount(original.heldKeys),
                }),
        }),
        column.accessor('lanes', { header: t('outbox.lanes'), sortFn: 'basic', meta: { end: true } }),
        column.accessor('bytes', {
          header: t('outbox.size'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => formatBytes(getValue()),
        }),
        column.display({
          id: 'owners',
          header: t('outbox.owners'),
          cell: ({ row }) => <Mono>{row.original.owners.join(', ') || '–'}</Mono>,
        }),
        column.display({
          id: 'seen',
          header: t('outbox.seen'),
          cell: ({ row: { original } }) =>
            original.seenAt === null ? t('parts.never') : <Ago at={original.seenAt} />,
        }),
      ]),
    [t],
  );
  return (
    <DataTable label={t('outbox.table')} columns={columns} rows={outboxes} rowId={({ service }) => service} />
  );
}
