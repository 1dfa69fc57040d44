import type { Outbox } from '@kervan/console-api';

/** Age from which waiting is worth a look: that of the warning in the alert rules. */
const LONG_SECONDS = 30;

/**
 * - silent: its service does not answer, what is shown is old;
 * - held: the broker refuses events, which hold their keys;
 * - waiting: the oldest event waits longer than usual;
 * - flowing: all is well.
 */
export type OutboxState = 'silent' | 'held' | 'waiting' | 'flowing';

export function outboxStateOf(outbox: Pick<Outbox, 'reachable' | 'heldRows' | 'oldestSeconds'>): OutboxState {
  if (!outbox.reachable) return 'silent';
  if (outbox.heldRows > 0) return 'held';
  return (outbox.oldestSeconds ?? 0) > LONG_SECONDS ? 'waiting' : 'flowing';
}
