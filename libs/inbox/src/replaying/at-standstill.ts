import { setTimeout as delay } from 'node:timers/promises';
import { KervanError } from '@kervan/contracts';
import type { Database, Db } from '@kervan/database';
import type { Bounds } from './bounds.js';
import type { Pace } from './pace.js';
import { positionsOf } from './positions-of.js';

/** How long the shadow may take to reach the running consumer. */
const LONGEST_MS = 2_000;
/** All of it. Far below what a transaction of the running consumer may take: it waits for this one. */
const LONGEST = '6s';
const POLL_MS = 5;

/** What a standstill works with. */
export interface Standstill {
  /** Database of the running consumer. */
  readonly live: Database;
  readonly consumer: string;
  readonly schema: string;
  readonly bounds: Bounds;
  readonly pace: Pace;
}

/**
 * Stops the running consumer, lets the shadow read exactly as far as that is, stops the shadow too and works in the
 * transaction that holds both. The gate is taken as a table, not as the row of the consumer: chunks that share a row can
 * keep whoever wants it alone waiting for ever, while the queue for a table is fair.
 *
 * @returns with what `work` returned, for how many milliseconds the running consumer stood still.
 * @throws KervanError DATABASE_CONTENTION when locks were not free in time, REPLAY_INCOMPLETE when the shadow did not
 *   catch up, DATABASE_TIMEOUT when the work took too long; nothing is changed.
 */
export async function atStandstill<Result>(
  { live, consumer, schema, bounds, pace }: Standstill,
  work: (db: Db, stoppedMs: () => number) => Promise<Result>,
): Promise<{ readonly result: Result; readonly stoppedMs: number }> {
  const transaction = await live.begin();
  const { db } = transaction;
  try {
    void db.query("SET LOCAL lock_timeout = '1s'");
    // PostgreSQL keeps a limit that runs already until it is taken away.
    void db.query('SET LOCAL transaction_timeout = 0');
    void db.query(`SET LOCAL transaction_timeout = '${LONGEST}'`);
    await db.query('LOCK TABLE public.inbox_gate IN EXCLUSIVE MODE');
    const since = performance.now();
    pace.hurry(true);
    bounds.move(await positionsOf(db, 'public', consumer));
    while (bounds.left(await positionsOf(db, schema, consumer)) > 0) {
      if (performance.now() - since > LONGEST_MS)
        throw new KervanError('REPLAY_INCOMPLETE', 'the shadow did not reach the running consumer in time');
      await delay(POLL_MS);
    }
    await db.query(`LOCK TABLE ${schema}.inbox_gate IN EXCLUSIVE MODE`);
    const result = await work(db, () => performance.now() - since);
    await transaction.commit();
    return { result, stoppedMs: performance.now() - since };
  } catch (error) {
    await transaction.rollback();
    throw error;
  } finally {
    pace.hurry(false);
  }
}
