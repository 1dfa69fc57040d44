import type { Db } from '@kervan/database';
import type { KeyAddress } from '../held-key.js';
import { toldByHeaders, type ToldByHeaders } from './told-by-headers.js';

/** An event that is not yet on the broker, without its content. */
export interface PendingEventView extends ToldByHeaders {
  /** Of its row; they rise in the order in which the key's events are published. */
  readonly id: number;
  readonly eventId: string;
  /** Null for unsequenced events. */
  readonly sequence: number | null;
  readonly ageSeconds: number;
  /** Whether it waits among the held rows of its key. */
  readonly held: boolean;
}

interface Row extends Omit<PendingEventView, keyof ToldByHeaders> {
  readonly headers: string;
}

const columns = `id, event_id AS "eventId", sequence, headers,
  extract(epoch FROM clock_timestamp() - created_at)::float8 AS "ageSeconds"`;

/** The outbox has no index by key: it is usually short, and a long one is read once, up to the limit. */
const sql = `
  (SELECT ${columns}, true AS held FROM outbox_held WHERE topic = $1 AND key = $2 AND id > $3 ORDER BY id LIMIT $4)
  UNION ALL
  (SELECT ${columns}, false AS held FROM outbox
   WHERE topic = $1 AND key = $2 AND id > $3 ORDER BY id LIMIT $4)
  ORDER BY id LIMIT $4`;

/** Events of a key that wait, held ones first, in order. @param after id of the last one of the page before, or 0. */
export async function listPendingEvents(
  db: Pick<Db, 'query'>,
  { topic, key }: KeyAddress,
  after: number,
  limit: number,
): Promise<PendingEventView[]> {
  const rows = await db.query<Row>(sql, [topic, key, after, limit]);
  return rows.map(({ headers, ...row }) => ({ ...row, ...toldByHeaders({ id: row.id, headers }) }));
}
