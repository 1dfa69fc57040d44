import type { SubscriptionOptions } from '../broker.js';
import type { Assignment } from './assignment.js';
import type { Fetched } from './group-member.js';

const PAUSE_AFTER_REJECTION_MS = 1_000;

/**
 * Hands fetched records to the subscriber. Never rejects.
 *
 * @returns the offset the partition goes on from, if the subscriber resolved anything.
 */
export async function deliverFetched(
  fetched: Fetched,
  assignment: Assignment,
  onBatch: SubscriptionOptions['onBatch'],
): Promise<number | undefined> {
  const { topic, partition, records, next } = fetched;
  if (records.length === 0) {
    assignment.continueAt(fetched, next);
    return undefined;
  }
  let resolved: number | undefined;
  let sought = false;
  const control = {
    signal: assignment.signal,
    resolve(offset: number): void {
      if (sought) return;
      resolved = offset === records.at(-1)?.offset ? next : offset + 1;
      assignment.continueAt(fetched, resolved);
    },
    pauseFor: (milliseconds: number): void => assignment.pause(fetched, milliseconds),
    seek(offset: number): void {
      sought = true;
      assignment.continueAt(fetched, offset);
    },
    heartbeat: (): Promise<void> => Promise.resolve(),
  };
  try {
    await onBatch({ topic, partition, records }, control);
  } catch {
    control.pauseFor(PAUSE_AFTER_REJECTION_MS);
  }
  return resolved;
}
