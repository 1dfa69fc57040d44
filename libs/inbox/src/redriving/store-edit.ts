import type { StepOf } from './item-step.js';
import type { JobParts } from './job-parts.js';
import { readParkedEvents } from './parked-events.js';
import { samePosition } from './redrive-item.js';
import type { RedrivePlan } from './redrive-plan.js';

/**
 * Gives a parked event another payload, which is what is handled from now on, in replays too; its tries count from the
 * beginning. An event that is the head is then to be tried, another one waits for its turn.
 */
export function storeEdit(
  parts: Pick<JobParts, 'consumer' | 'heads'>,
  { payload, replaces }: NonNullable<RedrivePlan['edit']>,
): StepOf {
  const { consumer, heads } = parts;
  return async ({ db }, item) => {
    const { topic, key, shown, jobId } = item;
    const found = await heads.look(db, item);
    const [event] = await readParkedEvents(db, consumer, item, { at: shown, limit: 1 });
    // Stored already where the instance that did so ended before the try.
    const isShown = event && (event.record.value === replaces || event.record.value === payload);
    if (!found || !isShown) return { state: 'CHANGED', handled: 0 };
    void db.query(
      `INSERT INTO event_override (consumer, topic, event_id, payload, job_id) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (consumer, topic, event_id) DO UPDATE
       SET payload = excluded.payload, job_id = excluded.job_id, created_at = clock_timestamp()`,
      [consumer, topic, shown.eventId, payload, jobId],
    );
    await db.query(
      `UPDATE parked_event SET attempts = 0, redrives = 0
       WHERE consumer = $1 AND topic = $2 AND key = $3 AND epoch = $4 AND sequence = $5 AND event_id = $6`,
      [consumer, topic, key, shown.epoch, shown.sequence, shown.eventId],
    );
    return { state: samePosition(found.head, shown) ? 'WAITING' : 'DONE', handled: 0 };
  };
}
