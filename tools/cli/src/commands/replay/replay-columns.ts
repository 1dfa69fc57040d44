import type { Replay } from '@kervan/console-api';
import { type ExitCode, worstOf } from '../../exit-code.js';
import { count, no, seconds, state, text, time, wide } from '../../output/columns.js';
import type { Column } from '../../output/view.js';

export const replayColumns: readonly Column<Replay>[] = [
  text('service', ({ service }) => service),
  no('id', ({ id }) => id),
  state('state', (replay) => replay.state),
  count('events', ({ events }) => events),
  count('of', ({ wanted }) => wanted),
  wide(count('per second', ({ perSecond }) => perSecond)),
  seconds('ready in', ({ secondsLeft }) => secondsLeft),
  { name: 'equal', cell: ({ equal }) => equal, show: ({ equal }) => (equal ? 'yes' : 'no') },
  wide(text('difference', ({ difference }) => difference)),
  text('error', ({ error }) => error),
  wide(text('by', ({ createdBy }) => createdBy)),
  time('created', ({ createdAt }) => createdAt),
  wide(time('finished', ({ finishedAt }) => finishedAt)),
];

export function replayExit({ state: is, equal }: Replay): ExitCode {
  return worstOf({ failed: is === 'FAILED' || is === 'CANCELLED' || equal === false, incomplete: false });
}
