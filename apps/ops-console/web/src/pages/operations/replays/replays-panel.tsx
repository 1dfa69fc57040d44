import type { Replay } from '@kervan/console-api';
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../../console/use-console.js';
import { Answer } from '../../../parts/answer.js';
import { DataTable } from '../../../parts/data-table.js';
import { EmptyState } from '../../../parts/empty-state.js';
import { formatCount } from '../../../parts/format-count.js';
import { formatDuration } from '../../../parts/format-time.js';
import { Panel } from '../../../parts/panel.js';
import { tableColumns } from '../../../parts/table-features.js';
import { Timestamp } from '../../../parts/timestamp.js';
import { ReplayActions } from './replay-actions.js';
import { ComparisonTag, ReplayStateTag } from './replay-tags.js';

const column = tableColumns<Replay>();

/** Projections that are read again beside live traffic, service by service. */
export function ReplaysPanel() {
  const { t } = useTranslation();
  const api = useConsole();
  const replays = useQuery({ queryKey: ['replays'], queryFn: api.replays, refetchInterval: 5_000 });
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor('service', { header: t('operations.service'), sortFn: 'basic' }),
        column.accessor('state', {
          header: t('operations.state'),
          sortFn: 'basic',
          cell: ({ row: { original } }) => (
            <Stack gap={2} align="flex-start">
              <ReplayStateTag state={original.state} />
              {original.error}
            </Stack>
          ),
        }),
        column.accessor('events', {
          header: t('operations.events'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ row: { original } }) => <ReplayProgress replay={original} />,
        }),
        column.display({
          id: 'compared',
          header: t('operations.compared'),
          cell: ({ row }) => <ComparisonTag equal={row.original.equal} />,
        }),
        column.accessor('createdBy', { header: t('operations.asked'), sortFn: 'basic' }),
        column.accessor('createdAt', {
          header: t('operations.when'),
          sortFn: 'basic',
          cell: ({ getValue }) => <Timestamp at={getValue()} />,
        }),
        column.display({
          id: 'changes',
          header: t('operations.change'),
          cell: ({ row }) => <ReplayActions replay={row.original} />,
        }),
      ]),
    [t],
  );
  return (
    <Panel title={t('operations.replays')} bare>
      <Text c="dimmed" size="sm" px="md" pt="sm">
        {t('operations.replaysText')}
      </Text>
      <Answer query={replays}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon="operations" title={t('operations.replaysNone')} />
          ) : (
            <DataTable
              label={t('operations.replaysTable')}
              columns={columns}
              rows={all}
              rowId={({ service, id }) => `${service} ${id}`}
            />
          )
        }
      </Answer>
    </Panel>
  );
}

function ReplayProgress({ replay }: { readonly replay: Replay }) {
  const { t } = useTranslation();
  const { events, wanted, secondsLeft } = replay;
  return (
    <>
      {formatCount(events)} / {formatCount(wanted)}
      {secondsLeft !== null && secondsLeft > 0 && (
        <Text size="xs" c="dimmed">
          {t('operations.secondsLeft', { duration: formatDuration(secondsLeft * 1000) })}
        </Text>
      )}
    </>
  );
}
