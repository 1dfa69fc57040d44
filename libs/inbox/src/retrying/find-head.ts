import type { Db } from '@kervan/database';
import { lockMarks } from '../marks/lock-marks.js';
import { judge, unseen, type Mark, type Verdict } from '../marks/mark.js';
import { isForeign, type Delivery } from '../reading/delivery.js';
import type { RecordReader } from '../reading/read-record.js';
import { readHead, type ParkedHead, type ParkedKey } from './parked-head.js';

/** The head of a parked key and what the marks say of it, under the locks that a chunk takes too. */
export interface Found {
  readonly head: ParkedHead;
  readonly delivery: Delivery;
  readonly mark: Mark;
  readonly verdict: Verdict;
}

/** Locks the key's mark and its parking, in the order of a chunk, and reads the head; null for an empty key. */
export async function findHead(
  db: Db,
  consumer: string,
  key: ParkedKey,
  reader: RecordReader,
): Promise<Found | null> {
  const address = [consumer, key.topic, key.key];
  const [marks, , [partition], head] = await Promise.all([
    lockMarks(db, consumer, key.topic, [key.key]),
    db.query('SELECT 1 FROM parked_key WHERE consumer = $1 AND topic = $2 AND key = $3 FOR SHARE', address),
    db.query<{ readonly historyMissing: boolean }>(
      `SELECT first_offset > 0 AS "historyMissing" FROM inbox_partition
       WHERE consumer = $1 AND topic = $2 AND partition = $3`,
      [consumer, key.topic, key.partition],
    ),
    readHead(db, consumer, key),
  ]);
  if (!head) return null;
  const delivery = reader.read(head.record);
  const mark = marks.get(key.key) ?? unseen;
  const historyMissing = partition?.historyMissing ?? false;
  const verdict = isForeign(delivery) ? 'next' : judge(mark, head.eventId, delivery.position, historyMissing);
  return { head, delivery, mark, verdict };
}
