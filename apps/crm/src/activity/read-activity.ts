import type { Db } from '@kervan/database';
import { toPage, type PageRequest } from '@kervan/service';
import type { ActivityPage } from './activity.schema.js';

interface Row {
  readonly type: string;
  readonly documentNo: string;
  readonly at: Date;
  readonly eventId: string;
}

/**
 * What happened with an account, latest first, as far as it is kept; a page ends with the id of its last event. Where
 * that was forgotten in the meantime, so was everything before it.
 */
export async function readActivity(db: Db, accountNo: string, request: PageRequest): Promise<ActivityPage> {
  const rows = await db.query<Row>(
    `SELECT type, document_no AS "documentNo", at, event_id AS "eventId" FROM activity
     WHERE account_no = $1 AND ($2::text IS NULL OR (at, event_id) < (
       SELECT at, event_id FROM activity WHERE account_no = $1 AND event_id = $2))
     ORDER BY at DESC, event_id DESC LIMIT $3`,
    [accountNo, request.after ?? null, request.limit + 1],
  );
  const { items, next } = toPage(rows, request, ({ eventId }) => eventId);
  return {
    items: items.map(({ type, documentNo, at }) => ({ type, documentNo, at: at.toISOString() })),
    next,
  };
}
