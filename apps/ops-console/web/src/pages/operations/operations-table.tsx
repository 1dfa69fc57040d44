import type { Operation } from '@kervan/console-api';
import { Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../parts/data-table.js';
import { tableColumns } from '../../parts/table-features.js';
import { Timestamp } from '../../parts/timestamp.js';
import { ConsumerLink } from '../consumers/consumer-link.js';
import { OperationLink } from './operation-link.js';
import { OperationProgress } from './operation-progress.js';
import { OperationStateTag } from './operation-state.js';

const column = tableColumns<Operation>();

/** Operations, each with how far it is. */
export function OperationsTable({ operations }: { readonly operations: readonly Operation[] }) {
  const { t } = useTranslation();
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor('kind', {
          header: t('operations.operation'),
          sortFn: 'basic',
          cell: ({ row }) => (
            <Stack gap={2}>
              <OperationLink operation={row.original} />
              <Text size="xs" c="dimmed">
                {row.original.reason}
              </Text>
            </Stack>
          ),
        }),
        column.accessor('consumer', {
          header: t('operations.consumer'),
          sortFn: 'basic',
          cell: ({ getValue }) => <ConsumerLink group={getValue()} />,
        }),
        column.accessor('state', {
          header: t('operations.state'),
          sortFn: 'basic',
          cell: ({ row }) => <OperationStateTag operation={row.original} />,
        }),
        column.display({
          id: 'progress',
          header: t('operations.progress'),
          cell: ({ row }) => <OperationProgress operation={row.original} />,
        }),
        column.accessor('createdBy', {
          header: t('operations.asked'),
          sortFn: 'basic',
          cell: ({ row: { original } }) => (
            <Stack gap={2}>
              {original.createdBy}
              {original.approvedBy && (
                <Text size="xs" c="dimmed">
                  {t('operations.agreed', { name: original.approvedBy })}
                </Text>
              )}
            </Stack>
          ),
        }),
        column.accessor('createdAt', {
          header: t('operations.when'),
          sortFn: 'basic',
          cell: ({ getValue }) => <Timestamp at={getValue()} />,
        }),
      ]),
    [t],
  );
  return (
    <DataTable
      label={t('operations.table')}
      columns={columns}
      rows={operations}
      rowId={({ consumer, id }) => `${consumer} ${id}`}
    />
  );
}
