import type { Db } from '@kervan/database';
import { RowSet } from './row-set.js';

/** A row of `stream`: how far the receipts of a consumer reach in one partition. */
export interface StreamRow {
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly firstOffset: number;
  readonly lastOffset: number;
  readonly lastAt: string;
}

const set = new RowSet<StreamRow>({
  consumer: 'consumer text',
  topic: 'topic text',
  partition: 'partition integer',
  firstOffset: 'first_offset bigint',
  lastOffset: 'last_offset bigint',
  lastAt: 'last_at timestamptz',
});

const upsert = `
  INSERT INTO stream AS known (${set.names})
  SELECT consumer, topic, partition, min(first_offset), max(last_offset), max(last_at) FROM (${set.rows}) AS told
  GROUP BY consumer, topic, partition
  ON CONFLICT (consumer, topic, partition) DO UPDATE SET
    first_offset = LEAST(known.first_offset, excluded.first_offset),
    last_offset = GREATEST(known.last_offset, excluded.last_offset),
    last_at = GREATEST(known.last_at, excluded.last_at)`;

/** Widens what is known of streams, in one statement. */
export async function writeStreams(db: Pick<Db, 'query'>, rows: readonly StreamRow[]): Promise<void> {
  if (rows.length > 0) await db.query(upsert, set.parameters(rows));
}
