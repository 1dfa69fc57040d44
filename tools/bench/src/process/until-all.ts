import { setTimeout as sleep } from 'node:timers/promises';
import { KervanError } from '@kervan/contracts';

const INTERVAL_MS = 50;
const STANDSTILL_MS = 60_000;

/**
 * Waits until `done` reaches the number of events.
 *
 * @throws KervanError PROCESS_FAILED when it does not move for a minute.
 */
export async function untilAll(events: number, done: () => Promise<number>): Promise<void> {
  let before = -1;
  let movedAt = performance.now();
  for (;;) {
    const now = await done();
    if (now >= events) return;
    if (now !== before) movedAt = performance.now();
    if (performance.now() - movedAt > STANDSTILL_MS)
      throw new KervanError('PROCESS_FAILED', `nothing moved for a minute: ${now} of ${events} events`);
    before = now;
    await sleep(INTERVAL_MS);
  }
}
