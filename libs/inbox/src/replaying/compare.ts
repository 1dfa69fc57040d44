import { createHash } from 'node:crypto';
import type { Database } from '@kervan/database';
import { atStandstill, type Standstill } from './at-standstill.js';
import { compareTables } from './compare-tables.js';
import type { Comparison } from './replay-job.js';
import { parkedKeys } from './shadow-state.js';

/**
 * Compares shadow and running tables after exactly the same events. The running consumer stands still only until both
 * are in one snapshot; what is compared in it, it does not wait for.
 *
 * @param shadow where the reading is done; its transactions may be long.
 * @throws KervanError DATABASE_CONTENTION, REPLAY_INCOMPLETE: try again later.
 */
export async function compare(
  shadow: Database,
  standstill: Standstill,
  tables: readonly string[],
  whole: boolean,
): Promise<Comparison> {
  const { schema, consumer } = standstill;
  const transaction = await shadow.beginLong();
  const { db } = transaction;
  try {
    await db.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    // It takes as long as it takes, and nobody waits for it.
    await db.query('SET LOCAL transaction_timeout = 0');
    // The first statement of a repeatable-read transaction takes its snapshot.
    const snapshot = () => db.query('SELECT 1');
    const { stoppedMs } = whole
      ? await atStandstill(standstill, snapshot)
      : await snapshot().then(() => ({ stoppedMs: 0 }));
    const compared = await compareTables(db, schema, tables, whole);
    const parked = await parkedKeys(db, schema, consumer);
    return {
      equal: compared.every(({ equal }) => equal) && parked.shadow <= parked.live,
      difference: differenceOf(compared, parked),
      tables: compared,
      parked,
      stoppedMs,
    };
  } finally {
    await transaction.rollback();
  }
}

function differenceOf(tables: Comparison['tables'], { live, shadow }: Comparison['parked']): string {
  const facts = tables.map(({ table, difference }) => [table, difference]);
  return createHash('sha256')
    .update(JSON.stringify([facts, Math.max(shadow - live, 0)]))
    .digest('hex');
}
