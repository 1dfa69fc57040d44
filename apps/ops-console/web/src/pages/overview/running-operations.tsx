import type { Operation } from '@kervan/console-api';
import { Anchor, Progress, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.js';
import { Panel } from '../../parts/panel.js';
import { Tag } from '../../parts/tag.js';
import type { Tone } from '../../parts/tone.js';
import classes from './overview.module.css';

const tones: Readonly<Record<Operation['state'], Tone>> = {
  AWAITING_APPROVAL: 'warning',
  RUNNING: 'waiting',
  PAUSED: 'warning',
  STOPPED: 'attention',
  CANCELLED: 'quiet',
  DONE: 'ok',
};

/** Redrives that are under way, or wait for a second person. */
export function RunningOperations({ operations }: { readonly operations: readonly Operation[] }) {
  const { t } = useTranslation();
  const all = (
    <Anchor size="sm" renderRoot={(props) => <Link to="/operations" {...props} />}>
      {t('overview.allOperations')}
    </Anchor>
  );
  return (
    <Panel bare title={t('overview.operations')} actions={all}>
      {operations.length === 0 ? (
        <EmptyState icon="operations" title={t('overview.noOperations')} />
      ) : (
        <ul className={classes.list}>
          {operations.map((operation) => (
            <li key={operation.id}>
              <OperationRow operation={operation} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function OperationRow({ operation }: { readonly operation: Operation }) {
  const { t } = useTranslation();
  const { consumer, id, state, reason, items } = operation;
  const all = Object.values(items).reduce((sum, keys) => sum + keys, 0);
  const done = all - (items.WAITING ?? 0);
  const share = t('overview.ofDone', { done, all });
  return (
    <Link to="/operations/$consumer/$id" params={{ consumer, id }} className={classes.row}>
      <Text component="span" fw={600} size="sm">
        {consumer}
      </Text>
      <Tag tone={tones[state]}>{state.replaceAll('_', ' ').toLowerCase()}</Tag>
      <Text component="span" c="dimmed" size="sm" truncate>
        {reason}
      </Text>
      <Text component="span" c="dimmed" size="sm">
        {share}
      </Text>
      <Progress
        value={all === 0 ? 0 : (done / all) * 100}
        size="xs"
        aria-label={share}
        style={{ gridColumn: '1 / -1' }}
      />
    </Link>
  );
}
