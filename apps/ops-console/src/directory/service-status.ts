import type { Db } from '@kervan/database';
import type { InboxAnswer, OutboxAnswer } from './service-answers.js';
import type { ServicePoll } from './service-poll.js';

/** What a service said of itself when it last answered. */
export interface ServiceStatus {
  readonly service: string;
  /** Whether it answered the last time it was asked. */
  readonly reachable: boolean;
  /** Null: it never answered. */
  readonly seenAt: string | null;
  readonly inbox: InboxAnswer | null;
  readonly outbox: OutboxAnswer | null;
}

/** Keeps what services said; of one that did not answer what it said before. Services that are no more are forgotten. */
export async function keepStatus(db: Pick<Db, 'query'>, polls: readonly ServicePoll[]): Promise<void> {
  const column = <Value>(value: (poll: ServicePoll) => Value) => polls.map(value);
  await db.query(
    `WITH gone AS (DELETE FROM service_status WHERE service <> ALL ($1::text[]))
     INSERT INTO service_status AS kept (service, reachable, seen_at, outbox, inbox)
     SELECT service, reachable, CASE WHEN reachable THEN clock_timestamp() END, outbox::jsonb, inbox::jsonb
     FROM unnest($1::text[], $2::boolean[], $3::text[], $4::text[]) AS polled (service, reachable, outbox, inbox)
     ON CONFLICT (service) DO UPDATE SET reachable = excluded.reachable,
       seen_at = coalesce(excluded.seen_at, kept.seen_at),
       outbox = CASE WHEN excluded.reachable THEN excluded.outbox ELSE kept.outbox END,
       inbox = CASE WHEN excluded.reachable THEN excluded.inbox ELSE kept.inbox END`,
    [
      column(({ service }) => service),
      column(({ reachable }) => reachable),
      column(({ outbox }) => outbox && JSON.stringify(outbox)),
      column(({ inbox }) => inbox && JSON.stringify(inbox)),
    ],
  );
}

/** Of all services, by name. */
export function readStatus(db: Pick<Db, 'query'>): Promise<ServiceStatus[]> {
  return db.query<ServiceStatus>(
    `SELECT service, reachable, to_char(seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "seenAt",
       inbox, outbox
     FROM service_status ORDER BY service`,
  );
}
