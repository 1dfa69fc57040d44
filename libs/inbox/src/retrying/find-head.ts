import { VOID_TYPE } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { IncomingRecord } from '@kervan/messaging';
import { passGate } from '../chunk/lock-state.js';
import { lockMarks } from '../marks/lock-marks.js';
import { judge, unseen, type Mark, type Verdict } from '../marks/mark.js';
import { isForeign, type Delivery } from '../reading/delivery.js';
import { readHead, type ParkedHead, type ParkedKey } from './parked-head.js';

/** The head of a parked key and what the marks say of it, under the locks that a chunk takes too. */
export interface Found {
  readonly head: ParkedHead;
  readonly delivery: Delivery;
  readonly mark: Mark;
  readonly verdict: Verdict;
  /** The group began above offset 0, so a key may begin above sequence 1. */
  readonly historyMissing: boolean;
  /** How many processes began it since it was last recorded how that went, this one included. */
  readonly started: number;
}

/**
 * Locks gate, mark and parking of the key, in the order of a chunk, and reads the head; null for an empty key.
 *
 * @throws KervanError EVENT_MALFORMED for an edited event whose envelope cannot be read; what `read` throws.
 */
export async function findHead(
  db: Db,
  consumer: string,
  key: ParkedKey,
  read: (record: IncomingRecord) => Delivery | Promise<Delivery>,
): Promise<Found | null> {
  const address = [consumer, key.topic, key.key];
  void passGate(db);
  const [marks, , [partition], head, [claim]] = await Promise.all([
    lockMarks(db, consumer, key.topic, [key.key]),
    db.query('SELECT 1 FROM parked_key WHERE consumer = $1 AND topic = $2 AND key = $3 FOR SHARE', address),
    db.query<{ readonly historyMissing: boolean }>(
      `SELECT first_offset > 0 AS "historyMissing" FROM inbox_partition
       WHERE consumer = $1 AND topic = $2 AND partition = $3`,
      [consumer, key.topic, key.partition],
    ),
    readHead(db, consumer, key),
    db.query<{ readonly started: number }>(
      'SELECT started FROM parked_claim WHERE consumer = $1 AND topic = $2 AND key = $3',
      address,
    ),
  ]);
  if (!head) return null;
  const delivery = await read(head.record);
  const mark = marks.get(key.key) ?? unseen;
  const historyMissing = partition?.historyMissing ?? false;
  const judged = isForeign(delivery) ? 'next' : judge(mark, head.eventId, delivery.position, historyMissing);
  // A fork that was skipped, as a replay reads it: nothing is to take effect.
  const verdict = judged === 'fork' && delivery.envelope.type === VOID_TYPE ? 'duplicate' : judged;
  return { head, delivery, mark, verdict, historyMissing, started: claim?.started ?? 0 };
}
