import type { Operation } from '@kervan/console-api';
import { Group, Progress, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../parts/format-count.js';
import { Tag } from '../../parts/tag.js';
import { itemStates, toneOfItem } from './item-states.js';
import { progressOf } from './progress.js';

interface OperationProgressProps {
  readonly operation: Operation;
  /** Also tells, in words, how many keys are in which state. */
  readonly detailed?: boolean;
}

/** How far an operation is, key by key; what waits is the empty part of the bar. */
export function OperationProgress({ operation, detailed = false }: OperationProgressProps) {
  const { t } = useTranslation();
  const { keys, settled } = progressOf(operation);
  const found = itemStates.flatMap((state) => {
    const count = operation.items[state] ?? 0;
    return count > 0 ? [{ state, count }] : [];
  });
  const label = t('operations.progressLabel', { settled: formatCount(settled), keys: formatCount(keys) });
  return (
    <Stack gap={detailed ? 'sm' : 4}>
      <Progress.Root size={detailed ? 'xl' : 'sm'} role="img" aria-label={label} bg="var(--quiet-ground)">
        {found
          .filter(({ state }) => state !== 'WAITING')
          .map(({ state, count }) => (
            <Progress.Section
              key={state}
              withAria={false}
              value={(count / keys) * 100}
              color={`var(--${toneOfItem[state]})`}
            />
          ))}
      </Progress.Root>
      {detailed ? (
        <Group gap="xs">
          {found.map(({ state, count }) => (
            <Tag key={state} tone={toneOfItem[state]}>
              {formatCount(count)} {t(`operations.itemStates.${state}`)}
            </Tag>
          ))}
        </Group>
      ) : (
        <span>{label}</span>
      )}
    </Stack>
  );
}
