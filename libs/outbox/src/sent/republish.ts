import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { REPUBLISHED } from './republished.js';

/** Of one call, so that its transaction stays short. */
const MOST = 100_000;

/** Which sent events: those acknowledged by the broker from `from` to before `to`. */
export interface SentSelection {
  readonly from: Date;
  readonly to: Date;
  readonly topic: string;
  /** Absent: every key. */
  readonly key?: string | undefined;
}

const selected = `
  FROM outbox_sent
  WHERE sent_at >= $1 AND sent_at < $2 AND topic = $3 AND ($4::text IS NULL OR key = $4)`;

const count = `SELECT count(*) AS count FROM (SELECT 1 ${selected} LIMIT $5) AS counted`;

/** Ids are drawn above the sort. An event that was published again before is in there more than once. */
const insert = `
  WITH again AS (
    INSERT INTO outbox (lane, event_id, topic, key, sequence, headers, payload)
    SELECT lane, event_id, topic, key, sequence,
      CASE WHEN starts_with(headers, $5) THEN headers ELSE $5 || substr(headers, 2) END, payload
    FROM (SELECT DISTINCT ON (event_id) * ${selected} ORDER BY event_id, id) AS event
    ORDER BY id
    RETURNING id)
  SELECT count(*) AS count FROM again`;

/**
 * Has sent events published once more, with their ids and sequences: consumers that have them recognise them, others
 * get what the broker lost.
 *
 * @returns how many events.
 * @throws KervanError REQUEST_INVALID for more than 100,000 rows
 */
export async function republish(db: Db, { from, to, topic, key }: SentSelection): Promise<number> {
  const selection = [from, to, topic, key ?? null];
  const [found] = await db.query<{ count: number }>(count, [...selection, MOST + 1]);
  if ((found?.count ?? 0) > MOST) {
    throw new KervanError('REQUEST_INVALID', `These are more than ${MOST} events: choose a shorter time.`);
  }
  const [again] = await db.query<{ count: number }>(insert, [...selection, REPUBLISHED]);
  return again?.count ?? 0;
}
