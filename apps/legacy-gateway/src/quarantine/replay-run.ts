import { batchesOf, defaultBatchSize } from '../receiving/batches-of.js';
import { LeaseKeepingStore } from './lease-keeping-store.js';
import { waitingRecords } from './open-records.js';
import { readAgain, type ReadingParts } from './read-again.js';
import type { LeasedReplay } from './replay-leases.js';
import { settleRecords, type SettlingParts } from './settle-records.js';

/**
 * Works at a replay until nothing of it waits. What it did is in its items: ended at any point, another run goes on.
 *
 * @throws the reason of `signal`, KervanError LEASE_LOST, and what reading and the unit of work throw
 */
export async function replayRun(
  parts: SettlingParts & ReadingParts,
  replay: LeasedReplay,
  signal: AbortSignal,
): Promise<void> {
  const { work, leases } = parts;
  const renew = () => work.run(({ db }) => leases.renew(db, replay));
  const store = new LeaseKeepingStore(parts.store, { renewAfterMs: leases.renewAfterMs, renew });
  for (;;) {
    const records = await work.run(({ db }) => waitingRecords(db, replay.id));
    if (records.length === 0) return;
    const again = readAgain({ ...parts, store }, records);
    for await (const batch of batchesOf(again, ({ record }) => record.bytes, defaultBatchSize)) {
      signal.throwIfAborted();
      await settleRecords(parts, replay, batch);
    }
  }
}
