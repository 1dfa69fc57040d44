import { laneOf } from '@kervan/outbox';
import type { StepOf } from './item-step.js';
import type { JobParts } from './job-parts.js';
import { samePosition } from './redrive-item.js';

/** Where a consumer's dead letters of a topic go. */
export function deadLetterTopic(topic: string, consumer: string): string {
  return `${topic}.${consumer}.dlq`;
}

/**
 * Copies the events of a parked key through the service's own outbox, which keeps the order of the key, and commits with
 * the item: no event is copied twice. The envelope stays but for the sequence: it belongs to the topic it came from.
 */
export function exportKey({ consumer, heads }: Pick<JobParts, 'consumer' | 'heads'>): StepOf {
  return async ({ db }, item) => {
    const found = await heads.look(db, item);
    if (!found || !samePosition(found.head, item.shown)) return { state: 'CHANGED', handled: 0 };
    const { topic, key, last } = item;
    const [copied] = await db.query<{ readonly events: number }>(
      `WITH copied AS (INSERT INTO outbox (lane, event_id, topic, key, sequence, headers, payload)
       SELECT $4::smallint, uuidv7(), $5, key, NULL,
         (headers::jsonb - 'ce_sequence' || jsonb_strip_nulls(jsonb_build_object(
           'dlq_consumer', consumer, 'dlq_topic', topic, 'dlq_partition', partition::text,
           'dlq_offset', record_offset::text, 'dlq_sequence', headers::jsonb ->> 'ce_sequence',
           'dlq_attempts', attempts::text, 'dlq_error_code', error_code, 'dlq_fingerprint', fingerprint,
           'dlq_job', $8::text)))::text,
         coalesce(payload, 'null')
       FROM parked_event
       WHERE consumer = $1 AND topic = $2 AND key = $3 AND (epoch, sequence) <= ($6, $7)
       ORDER BY epoch, sequence, event_id
       RETURNING id) SELECT count(*)::integer AS events FROM copied`,
      [
        consumer,
        topic,
        key,
        laneOf(key),
        deadLetterTopic(topic, consumer),
        last.epoch,
        last.sequence,
        item.jobId,
      ],
    );
    return { state: 'DONE', handled: copied?.events ?? 0 };
  };
}
