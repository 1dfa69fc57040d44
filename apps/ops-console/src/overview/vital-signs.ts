import type { Db } from '@kervan/database';
import { DEAD } from '../failures/delivery-states.js';

/** What tells at a glance how the company's events flow. */
export interface VitalSigns {
  readonly unpublishedOldestSeconds: number | null;
  readonly deliveryP99Ms: number | null;
  readonly retriesPerMinute: number;
  readonly deadLetters: number;
  readonly completeness: number;
  readonly newestFlow: string | null;
}

/** Newest events of a partition that tell how long deliveries take. */
const SAMPLE = 20;
const MINUTES = 5;

const outbox = `
  SELECT max((outbox->>'oldestSeconds')::float8) AS "unpublishedOldestSeconds" FROM service_status`;

/** Of the newest events of every partition: a look at all of an hour would take as long as they are many. */
const latency = `
  WITH newest AS (
    SELECT e.* FROM read_position AS p CROSS JOIN LATERAL (
      SELECT event_id, day, occurred_at FROM event
      WHERE topic = p.topic AND partition = p.partition AND day >= current_date - 1
      ORDER BY "offset" DESC LIMIT ${SAMPLE}
    ) AS e WHERE e.occurred_at > now() - interval '1 hour'
  )
  SELECT percentile_disc(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM
    CASE WHEN d.attempts > 1 THEN d.last_at ELSE d.first_at END - newest.occurred_at)::float8 * 1000) AS "deliveryP99Ms"
  FROM newest JOIN delivery AS d ON d.event_id = newest.event_id AND d.day = newest.day
  WHERE d.state = 'handled'`;

const retries = `
  SELECT count(*)::float8 / ${MINUTES} AS "retriesPerMinute" FROM delivery
  WHERE attempts > 1 AND last_at > now() - interval '${MINUTES} minutes'`;

const dead = `SELECT count(*) AS "deadLetters" FROM delivery WHERE state IN ${DEAD}`;

const completeness = `
  SELECT coalesce((SELECT received::float8 / nullif(expected, 0) FROM completeness), 1) AS completeness`;

const newestFlow = `
  SELECT coalesce(e.original->>'correlationId', e.correlation_id::text) AS "newestFlow"
  FROM read_position AS p CROSS JOIN LATERAL (
    SELECT correlation_id, original, appended_at FROM event WHERE topic = p.topic AND partition = p.partition
    ORDER BY "offset" DESC LIMIT 1
  ) AS e ORDER BY e.appended_at DESC LIMIT 1`;

/** To be sent together. @throws KervanError DATABASE_UNAVAILABLE */
export function readVitalSigns(db: Pick<Db, 'query'>) {
  return [outbox, latency, retries, dead, completeness, newestFlow].map((sql) =>
    db.query<Partial<VitalSigns>>(sql),
  );
}

/** What was not found is what it is without any event. */
export function vitalSigns(answers: readonly (readonly Partial<VitalSigns>[])[]): VitalSigns {
  const nothing = {
    ...{ unpublishedOldestSeconds: null, deliveryP99Ms: null, retriesPerMinute: 0 },
    ...{ deadLetters: 0, completeness: 1, newestFlow: null },
  };
  return answers.flat().reduce<VitalSigns>((signs, found) => ({ ...signs, ...found }), nothing);
}
