import type { Database, Db } from '@kervan/database';
import { adoptPolls } from './adopt-polls.js';
import type { BrokerLag } from './broker-lag.js';
import { lookForReceipts } from './look-for-receipts.js';
import { silentServices } from './silent-services.js';

const conclude = `
  INSERT INTO completeness (expected, received, silent, behind_records, behind_seconds, checked_at)
  SELECT expected.deliveries, expected.deliveries - missing.deliveries, $1::jsonb, $2, $3, clock_timestamp()
  FROM (SELECT coalesce(sum(deliveries), 0)::bigint AS deliveries FROM expected_delivery) AS expected,
    (SELECT count(*) AS deliveries FROM missing_receipt) AS missing
  ON CONFLICT (one) DO UPDATE SET expected = excluded.expected, received = excluded.received, silent = excluded.silent,
    behind_records = excluded.behind_records, behind_seconds = excluded.behind_seconds, checked_at = excluded.checked_at`;

export interface CheckOptions {
  /** How long a receipt may take. */
  readonly graceSeconds: number;
  /** The first day that is kept. */
  readonly oldest: string;
}

/**
 * Asks whether what is shown is all there is, and writes down the answer. One instance at a time.
 *
 * @returns whether there is more to look at
 */
export async function checkCompleteness(
  database: Database,
  lag: BrokerLag,
  options: CheckOptions,
): Promise<boolean> {
  const transaction = await database.begin();
  try {
    const more = await check(transaction.db, lag, options);
    await transaction.commit();
    return more;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

async function check(db: Db, lag: BrokerLag, { graceSeconds, oldest }: CheckOptions): Promise<boolean> {
  const [lock] = await db.query<{ mine: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtext('ops-console completeness')) AS mine`,
  );
  if (!lock?.mine) return false;
  for (const table of ['missing_receipt', 'expected_delivery'])
    await db.query(`DELETE FROM ${table} WHERE day < $1`, [oldest]);
  await adoptPolls(db);
  const more = await lookForReceipts(db, graceSeconds);
  const silent = await silentServices(db, graceSeconds);
  const behind = await lag.measure(db);
  await db.query(conclude, [JSON.stringify(silent), behind.records, behind.seconds]);
  return more;
}
