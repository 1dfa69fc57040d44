import type { Operation, OperationItem } from '@kervan/console-api';
import { count, list, state, text, time, yes } from '../../output/columns.js';
import { shownCount } from '../../output/shown.js';
import type { Column } from '../../output/view.js';

export const operationColumns: readonly Column<Operation>[] = [
  text('consumer', ({ consumer }) => consumer),
  text('id', ({ id }) => id),
  text('kind', ({ kind }) => kind),
  yes('dry run', ({ dryRun }) => dryRun),
  state('state', (operation) => operation.state),
  count('events', ({ events }) => events),
  count('handled', ({ handled }) => handled),
  list('keys', shownItems),
  text('by', ({ createdBy }) => createdBy),
  time('created', ({ createdAt }) => createdAt),
  text('approved by', ({ approvedBy }) => approvedBy),
  time('finished', ({ finishedAt }) => finishedAt),
  text('reason', ({ reason }) => reason),
];

export const itemColumns: readonly Column<OperationItem>[] = [
  count('no', ({ no }) => no),
  text('topic', ({ topic }) => topic),
  text('key', ({ key }) => key),
  state('state', (item) => item.state),
  count('events', ({ events }) => events),
  count('handled', ({ handled }) => handled),
  text('fingerprint', ({ fingerprint, code }) => fingerprint ?? code),
];

/** Numbers of keys by what became of them: `12 DONE`. */
export function shownItems({ items }: Pick<Operation, 'items'>): readonly string[] {
  return Object.entries(items).map(([word, number]) => `${shownCount(number)} ${word}`);
}
