import type { Database } from '@kervan/database';
import { readStatus, type ServiceStatus } from '../directory/service-status.js';
import { deliveryColumns, type DeliveryRow } from './delivery-row.js';
import type { KeyRow } from './event-keys.js';
import type { EventRow } from './event-row.js';
import { runTogether } from './run-together.js';
import type { Stream } from './subscriptions.js';

/** What is known about events beside themselves. */
export interface AboutEvents {
  readonly deliveries: readonly DeliveryRow[];
  readonly keys: readonly KeyRow[];
  readonly streams: readonly Stream[];
  readonly services: readonly ServiceStatus[];
  /** How far what the broker holds is ahead of what is stored. */
  readonly behindSeconds: number;
}

/** The rows of an event are in the partition of its day. */
const events = 'FROM unnest($1::date[], $2::uuid[]) AS e (day, event_id)';

const deliveries = `
  SELECT ${deliveryColumns} ${events} JOIN delivery AS d ON d.event_id = e.event_id AND d.day = e.day`;

const keys = `
  SELECT k.event_id AS "eventId", k.kind, k.value
  ${events} JOIN business_key AS k ON k.event_id = e.event_id AND k.day = e.day`;

const streams = `
  SELECT consumer, topic, partition, first_offset AS "firstOffset", last_offset AS "lastOffset", last_at AS "lastAt"
  FROM stream WHERE topic = ANY ($1)`;

/** @throws KervanError DATABASE_UNAVAILABLE */
export async function aboutEvents(database: Database, rows: readonly EventRow[]): Promise<AboutEvents> {
  const named = [rows.map(({ day }) => day), rows.map(({ eventId }) => eventId)];
  const topics = [...new Set(rows.map(({ topic }) => topic))];
  const [deliveryRows, keyRows, streamRows, services, [lag]] = await runTogether(database, (db) => [
    db.query<DeliveryRow>(deliveries, named),
    db.query<KeyRow>(keys, named),
    db.query<Stream>(streams, [topics]),
    readStatus(db),
    db.query<Pick<AboutEvents, 'behindSeconds'>>(
      'SELECT behind_seconds AS "behindSeconds" FROM completeness',
    ),
  ]);
  return {
    deliveries: deliveryRows,
    keys: keyRows,
    streams: streamRows,
    services,
    behindSeconds: lag?.behindSeconds ?? 0,
  };
}
