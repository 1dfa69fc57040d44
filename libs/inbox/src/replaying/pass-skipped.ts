import type { Db } from '@kervan/database';
import type { SkippedRange } from './replayed-records.js';

/**
 * Marks pass what an operator skipped and the broker does not hold: nothing arrives that could move them. A mark that is
 * not right before a range stays.
 *
 * @param ranges in order of their sequences.
 */
export async function passSkipped(
  shadow: Pick<Db, 'query'>,
  consumer: string,
  topic: string,
  ranges: readonly SkippedRange[],
): Promise<void> {
  for (const { key, epoch, from, to } of ranges)
    await shadow.query(
      `INSERT INTO inbox_key AS mark (consumer, topic, key, epoch, last)
       SELECT $1, $2, $3, $4, $6 WHERE $5 = 1 OR EXISTS (SELECT FROM inbox_key WHERE consumer = $1 AND topic = $2 AND key = $3)
       ON CONFLICT (consumer, topic, key) DO UPDATE SET epoch = $4, last = $6, recent = '{}'
       WHERE (mark.epoch = $4 AND mark.last = $5 - 1) OR (mark.epoch < $4 AND $5 = 1)`,
      [consumer, topic, key, epoch, from, to],
    );
}
