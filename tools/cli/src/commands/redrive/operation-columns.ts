import type { Operation, OperationItem } from '@kervan/console-api';
import { count, id, list, no, state, text, time, wide, yes } from '../../output/columns.js';
import { shownCount } from '../../output/shown.js';
import type { Column } from '../../output/view.js';

export const operationColumns: readonly Column<Operation>[] = [
  text('consumer', ({ consumer }) => consumer),
  id('id', (operation) => operation.id),
  { ...text('kind', ({ kind }) => kind), show: ({ kind, dryRun }) => (dryRun ? `${kind}, dry run` : kind) },
  wide(yes('dry run', ({ dryRun }) => dryRun)),
  state('state', (operation) => operation.state),
  wide(count('events', ({ events }) => events)),
  wide(count('handled', ({ handled }) => handled)),
  list('keys', shownItems),
  wide(text('by', ({ createdBy }) => createdBy)),
  time('created', ({ createdAt }) => createdAt),
  wide(text('approved by', ({ approvedBy }) => approvedBy)),
  wide(time('finished', ({ finishedAt }) => finishedAt)),
  wide(text('reason', ({ reason }) => reason)),
];

export const itemColumns: readonly Column<OperationItem>[] = [
  no('no', (item) => item.no),
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
