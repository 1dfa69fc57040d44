import type { Db } from '@kervan/database';
import type { Delivery } from '../reading/delivery.js';
import type { Stream } from './stream.js';

interface RangeRow {
  readonly key: string;
  readonly epoch: number;
  readonly from: number;
  readonly to: number;
}

/** Events of a key that an operator gave up: one that arrives all the same has no effect. */
export class SkippedRanges {
  constructor(private readonly ranges: readonly RangeRow[]) {}

  contain({ envelope: { key }, position: { epoch, number } }: Delivery): boolean {
    return this.ranges.some(
      (range) => range.key === key && range.epoch === epoch && range.from <= number && number <= range.to,
    );
  }
}

export async function skippedRanges(
  db: Db,
  { consumer, topic }: Stream,
  keys: readonly string[],
): Promise<SkippedRanges> {
  const rows = await db.query<RangeRow>(
    `SELECT key, epoch, from_sequence AS "from", to_sequence AS "to" FROM inbox_skipped
     WHERE consumer = $1 AND topic = $2 AND key = ANY($3)`,
    [consumer, topic, keys],
  );
  return new SkippedRanges(rows);
}
