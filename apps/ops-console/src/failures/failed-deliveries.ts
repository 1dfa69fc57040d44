import type { FailedDelivery } from '@kervan/console-api';
import type { Db } from '@kervan/database';
import type { DeliveryRow } from '../journeys/delivery-row.js';
import { shownState } from '../journeys/told-delivery.js';
import { foreignIdsOf } from '../read-model/foreign-ids.js';

interface Row extends Pick<
  DeliveryRow,
  'eventId' | 'type' | 'topic' | 'key' | 'state' | 'attempts' | 'lastAt'
> {
  readonly original: unknown;
  readonly failedAt: string;
}

/** Where a page of deliveries ended. */
export type DeliveryPlace = readonly [failedAt: string, eventId: string];

export interface PlacedDelivery {
  readonly delivery: FailedDelivery;
  readonly place: DeliveryPlace;
}

const FIRST: DeliveryPlace = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/** Deliveries of a group, those that failed last first. */
export async function failedDeliveries(
  db: Pick<Db, 'query'>,
  consumer: string,
  fingerprint: string,
  after: DeliveryPlace = FIRST,
  limit: number,
): Promise<PlacedDelivery[]> {
  const rows = await db.query<Row>(
    `SELECT d.event_id AS "eventId", d.type, d.topic, d.key, d.state, d.attempts, d.last_at AS "lastAt",
       d.failed_at::text AS "failedAt", e.original
     FROM (
       SELECT * FROM delivery WHERE consumer = $1 AND fingerprint = $2
         AND (failed_at, event_id) < ($3::timestamptz, $4::uuid)
       ORDER BY failed_at DESC, event_id DESC LIMIT $5
     ) AS d LEFT JOIN event AS e ON e.event_id = d.event_id AND e.day = d.day
     ORDER BY d.failed_at DESC, d.event_id DESC`,
    [consumer, fingerprint, ...after, limit],
  );
  return rows.map(({ original, failedAt, lastAt, state, eventId, ...row }) => ({
    delivery: {
      ...row,
      eventId: foreignIdsOf(original ?? null).eventId ?? eventId,
      state: shownState(state),
      lastAt: lastAt.toISOString(),
    },
    place: [failedAt, eventId],
  }));
}
