import type { Db } from '@kervan/database';
import { toPage } from '@kervan/service';
import type { ActivityPage, ActivityRequest } from './activity.schema.js';

interface Row {
  readonly type: string;
  readonly documentNo: string;
  readonly at: Date;
  readonly eventId: string;
}

/** What happened with an account, latest first, as far as it is kept. */
export async function readActivity(
  db: Db,
  accountNo: string,
  request: ActivityRequest,
): Promise<ActivityPage> {
  const { after, limit } = request;
  const [at, ...eventId] = after?.split('/') ?? [null];
  const rows = await db.query<Row>(
    `SELECT type, document_no AS "documentNo", at, event_id AS "eventId" FROM activity
     WHERE account_no = $1 AND ($2::timestamptz IS NULL OR (at, event_id) < ($2, $3))
     ORDER BY at DESC, event_id DESC LIMIT $4`,
    [accountNo, at, eventId.join('/'), limit + 1],
  );
  const { items, next } = toPage(rows, request, (row) => `${row.at.toISOString()}/${row.eventId}`);
  return {
    items: items.map(({ type, documentNo, at: moment }) => ({ type, documentNo, at: moment.toISOString() })),
    next,
  };
}
