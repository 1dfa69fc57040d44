import type { Operation, OperationItem } from '@kervan/console-api';
import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { usePages } from '../../console/use-pages.js';
import { Answer } from '../../parts/answer.js';
import { DataTable } from '../../parts/data-table.js';
import { EmptyState } from '../../parts/empty-state.js';
import { formatCount } from '../../parts/format-count.js';
import { Mono } from '../../parts/mono.js';
import { MoreButton } from '../../parts/more-button.js';
import { Panel } from '../../parts/panel.js';
import { tableColumns } from '../../parts/table-features.js';
import { Tag } from '../../parts/tag.js';
import { FailureLink } from '../failures/failure-link.js';
import { itemStates, toneOfItem } from './item-states.js';
import { pollEvery, type ItemState } from './progress.js';

interface OperationItemsProps {
  readonly operation: Operation;
  /** Only keys in this state. */
  readonly state: ItemState | undefined;
  readonly onState: (state: ItemState | undefined) => void;
}

const column = tableColumns<OperationItem>();

/** What became of each key. */
export function OperationItems({ operation, state, onState }: OperationItemsProps) {
  const { t } = useTranslation();
  const api = useConsole();
  const { consumer, id } = operation;
  const items = usePages({
    queryKey: ['operation-items', consumer, id, state],
    page: (after) => api.operationItems(consumer, id, { ...(state && { state }), ...(after && { after }) }),
    every: pollEvery(operation),
  });
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor('key', {
          header: t('operations.key'),
          sortFn: 'basic',
          cell: ({ getValue }) => <Mono>{getValue()}</Mono>,
        }),
        column.accessor('topic', { header: t('operations.topic'), sortFn: 'basic' }),
        column.accessor('state', {
          header: t('operations.state'),
          sortFn: 'basic',
          cell: ({ getValue }) => (
            <Tag tone={toneOfItem[getValue()]}>{t(`operations.itemStates.${getValue()}`)}</Tag>
          ),
        }),
        column.accessor('handled', {
          header: t('operations.handled'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ row: { original } }) =>
            `${formatCount(original.handled)} / ${formatCount(original.events)}`,
        }),
        column.display({
          id: 'failure',
          header: t('operations.failure'),
          cell: ({ row: { original } }) =>
            original.fingerprint ? (
              <FailureLink consumer={consumer} fingerprint={original.fingerprint} />
            ) : (
              original.code
            ),
        }),
      ]),
    [t, consumer],
  );
  return (
    <Panel
      bare
      title={t('operations.items')}
      actions={
        <NativeSelect
          size="xs"
          aria-label={t('operations.state')}
          data={[
            { value: '', label: t('operations.anyState') },
            ...itemStates.map((value) => ({ value, label: t(`operations.itemStates.${value}`) })),
          ]}
          value={state ?? ''}
          onChange={({ currentTarget: { value } }) => onState(itemStates.find((each) => each === value))}
        />
      }
    >
      <Answer query={items}>
        {() =>
          items.items.length === 0 ? (
            <EmptyState icon="operations" title={t('operations.itemsNone')} />
          ) : (
            <DataTable
              label={t('operations.itemsTable')}
              columns={columns}
              rows={items.items}
              rowId={({ no }) => String(no)}
            />
          )
        }
      </Answer>
      <MoreButton pages={items} />
    </Panel>
  );
}
