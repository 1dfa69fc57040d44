import type { Db } from '@kervan/database';
import type { Mark } from './mark.js';

interface MarkRow extends Mark {
  readonly key: string;
}

/** Marks of the keys, locked in byte order until the transaction ends; a key never seen gets its row here. */
export async function lockMarks(
  db: Db,
  consumer: string,
  topic: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Mark>> {
  void db.query(
    `INSERT INTO inbox_key (consumer, topic, key)
     SELECT $1, $2, key FROM unnest($3::text[]) AS seen (key) ORDER BY key COLLATE "C"
     ON CONFLICT DO NOTHING`,
    [consumer, topic, keys],
  );
  const rows = await db.query<MarkRow>(
    `SELECT key, epoch, last, recent FROM inbox_key WHERE consumer = $1 AND topic = $2 AND key = ANY($3)
     ORDER BY key COLLATE "C" FOR UPDATE`,
    [consumer, topic, keys],
  );
  return new Map(rows.map(({ key, ...mark }) => [key, mark]));
}
