import type { Db } from '@kervan/database';
import type { Mark } from './mark.js';

interface MarkRow extends Mark {
  readonly key: string;
}

/**
 * Marks of the keys, locked in byte order until the transaction ends; a key never seen gets its row here. Most keys have
 * one, and asking for it first costs less than refusing to insert it again.
 */
export async function lockMarks(
  db: Db,
  consumer: string,
  topic: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Mark>> {
  const marks = await lockKnown(db, consumer, topic, keys);
  const unseen = keys.filter((key) => !marks.has(key));
  if (unseen.length === 0) return marks;
  void db.query(
    `INSERT INTO inbox_key (consumer, topic, key)
     SELECT $1, $2, key FROM unnest($3::text[]) AS seen (key) ORDER BY key COLLATE "C"
     ON CONFLICT DO NOTHING`,
    [consumer, topic, unseen],
  );
  return new Map([...marks, ...(await lockKnown(db, consumer, topic, unseen))]);
}

async function lockKnown(
  db: Db,
  consumer: string,
  topic: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Mark>> {
  // As JSON, which is read faster than the text of an array.
  const rows = await db.query<MarkRow>(
    `SELECT key, epoch, last, to_json(recent) AS recent FROM inbox_key
     WHERE consumer = $1 AND topic = $2 AND key = ANY($3) ORDER BY key COLLATE "C" FOR UPDATE`,
    [consumer, topic, keys],
  );
  return new Map(rows.map(({ key, ...mark }) => [key, mark]));
}
