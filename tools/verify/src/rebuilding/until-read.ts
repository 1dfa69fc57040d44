import { setTimeout as sleep } from 'node:timers/promises';
import { KervanError } from '@kervan/contracts';
import { z } from 'zod';
import { consumerLag } from '../evidence/consumer-lag.js';
import type { Evidence, Reader } from '../evidence/evidence.js';
import { readOne } from '../evidence/read-rows.js';

const INTERVAL_MS = 250;
/** Longer than any pause between tries. */
const STANDSTILL_MS = 120_000;

const counted = z.object({ count: z.number() });

/** Whatever group read them. */
const partitions = 'SELECT count(DISTINCT (topic, partition)) FROM inbox_partition';

/**
 * Waits until a copy of a service has read all that the broker holds of what the first one reads, and tries nothing again
 * by itself.
 *
 * @throws KervanError PROCESS_FAILED when it reads nothing for two minutes; the signal's reason.
 */
export async function untilRead(
  copy: Reader,
  first: Reader,
  broker: Evidence['broker'],
  signal?: AbortSignal,
): Promise<void> {
  let seen = '';
  let since = performance.now();
  for (;;) {
    const [assigned, wanted, retries, lag] = await Promise.all([
      countOf(copy, partitions),
      countOf(first, partitions),
      countOf(copy, 'SELECT count(*) FROM parked_claim WHERE due_at IS NOT NULL'),
      consumerLag({ databases: { reporting: copy }, broker }),
    ]);
    if (assigned >= wanted && lag === 0 && retries === 0) return;
    const sight = `${assigned} of ${wanted} partitions, ${lag} events left, ${retries} keys to try again`;
    if (sight !== seen) [seen, since] = [sight, performance.now()];
    if (performance.now() - since > STANDSTILL_MS)
      throw new KervanError('PROCESS_FAILED', `the copy of reporting stands still: ${seen}`);
    await sleep(INTERVAL_MS, undefined, { signal });
  }
}

async function countOf(database: Reader, sql: string): Promise<number> {
  return (await readOne(database, counted, sql)).count;
}
