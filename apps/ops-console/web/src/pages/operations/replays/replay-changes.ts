import type { ConsoleRole, Replay, ReplayChange } from '@kervan/console-api';

const changesFrom: Readonly<Record<Replay['state'], readonly ReplayChange[]>> = {
  PENDING: ['cancel'],
  RUNNING: ['cancel'],
  READY: ['swap', 'cancel'],
  KEPT: ['drop'],
  SWAPPED: ['drop'],
  FAILED: ['drop'],
  CANCELLED: [],
};

/** What a replay in a state can still become; only one that was compared can be swapped in. */
export function replayChangesOf({ state, equal }: Pick<Replay, 'state' | 'equal'>): readonly ReplayChange[] {
  return changesFrom[state].filter((change) => change !== 'swap' || equal !== null);
}

/** What puts other tables in the place of the running ones, or drops some, is for an approver. */
export function roleFor(change: ReplayChange): ConsoleRole {
  return change === 'cancel' ? 'operator' : 'approver';
}
