import type { LiveItem } from '@kervan/console-api';
import type { Db } from '@kervan/database';

/** What was stored between two moments. */
export interface LiveWindow {
  /** Where the next one begins: microseconds since 1970, clock of the database. */
  readonly until: number;
  readonly items: readonly LiveItem[];
  /** Items that are left out. */
  readonly skipped: number;
}

/** What a window holds at most; with two windows a second far more than anybody reads. */
const MOST_ITEMS = 2_000;

/**
 * Rows are stamped before they are committed: by now, transactions of the projector that stamped rows so long ago are
 * done. One that takes longer is missed here, and nowhere else.
 */
const SETTLED_MS = 1_000;

const now = `clock_timestamp() - interval '${SETTLED_MS} milliseconds'`;
const microseconds = (time: string) => `(extract(epoch FROM ${time}) * 1000000)::bigint`;
const utc = (time: string) => `to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const timeOf = (parameter: string) =>
  `'epoch'::timestamptz + ${parameter}::bigint * interval '1 microsecond'`;

/** The last moment of which all is there. @throws KervanError DATABASE_UNAVAILABLE */
export async function settledUntil(db: Pick<Db, 'query'>): Promise<number> {
  const [row] = await db.query<{ readonly until: number }>(`SELECT ${microseconds(now)} AS until`);
  return row?.until ?? 0;
}

/** What came since a moment. @throws KervanError DATABASE_UNAVAILABLE */
export async function readWindow(db: Pick<Db, 'query'>, since: number): Promise<LiveWindow> {
  const until = await settledUntil(db);
  const rows = await db.query<{ readonly item: LiveItem; readonly total: number }>(
    `SELECT json_build_object('kind', kind, 'at', ${utc('at')}, 'eventId', event_id, 'type', type, 'key', key,
         'correlationId', correlation_id, 'consumer', consumer, 'outcome', outcome) AS item,
       count(*) OVER () AS total
     FROM (
       SELECT 'event' AS kind, seen_at, appended_at AS at, coalesce(original ->> 'eventId', event_id::text) AS event_id,
         type, key, coalesce(original ->> 'correlationId', correlation_id::text) AS correlation_id,
         NULL AS consumer, NULL AS outcome
       FROM event WHERE seen_at > ${timeOf('$1')} AND seen_at <= ${timeOf('$2')}
       UNION ALL
       SELECT 'delivery', seen_at, last_at, event_id::text, type, key, NULL, consumer, state
       FROM delivery WHERE seen_at > ${timeOf('$1')} AND seen_at <= ${timeOf('$2')}
     ) AS told
     ORDER BY seen_at LIMIT ${MOST_ITEMS}`,
    [since, until],
  );
  const total = rows[0]?.total ?? 0;
  return { until, items: rows.map(({ item }) => item), skipped: total - rows.length };
}
