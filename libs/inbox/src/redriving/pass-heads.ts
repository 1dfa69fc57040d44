import type { Db } from '@kervan/database';
import { gap } from '../failures/failure.js';
import { writeMarks } from '../marks/write-marks.js';
import type { StepOf } from './item-step.js';
import type { JobParts } from './job-parts.js';
import { readParkedEvents, type ParkedEvent } from './parked-events.js';
import { isBeyond, samePosition, type RedriveItem } from './redrive-item.js';
import { insertSkipped, passOver } from './skipped-rows.js';
import { wakeKey } from './wake-keys.js';

export interface PassOptions {
  /** Most events of one transaction. */
  readonly limit: number;
  /** Of a drop: goes on until the item's last event, over gaps too. */
  readonly all: boolean;
  readonly reason: string;
}

/**
 * Passes over the first events of a parked key: they leave it without effect, the mark goes on, what was passed is
 * remembered, and a replay passes over them too.
 */
export function passHeads(
  parts: Pick<JobParts, 'consumer' | 'heads' | 'reader' | 'receipts'>,
  options: PassOptions,
): StepOf {
  const { consumer, heads, reader } = parts;
  return async (unit, item, handled) => {
    const { db } = unit;
    const found = await heads.look(db, item);
    if (handled === 0 && (!found || !samePosition(found.head, item.shown)))
      return { state: 'CHANGED', handled: 0 };
    if (!found) return { state: 'DONE', handled: 0 };
    if (found.verdict === 'gap' && !options.all)
      return { state: 'FAILED', handled: 0, code: gap.code, fingerprint: gap.fingerprint };
    const events = (await readParkedEvents(db, consumer, item, { limit: options.limit })).filter(
      (event) => !isBeyond(event, item.last),
    );
    const deliveries = events.map(({ record }) => reader.read(record));
    const { mark, ranges } = passOver(found.mark, deliveries, found.historyMissing);
    if (mark) void writeMarks(db, consumer, item.topic, new Map([[item.key, mark]]));
    void insertSkipped(db, consumer, item, ranges, options.reason);
    void takeOut(db, consumer, item, events);
    void voidEvents(db, consumer, item, events);
    void wakeKey(db, consumer, item);
    const skipped = deliveries.map((delivery, index) => ({
      delivery,
      outcome: 'skipped' as const,
      attempt: (events[index]?.attempts ?? 0) + 1,
      durationMs: 0,
      fingerprint: null,
      touched: [],
    }));
    parts.receipts.tell(unit, { ...item, consumer }, skipped, 'parked');
    const isMore = options.all && events.length === options.limit;
    return { state: isMore ? 'WAITING' : 'DONE', handled: events.length };
  };
}

function takeOut(db: Db, consumer: string, { topic, key }: RedriveItem, events: readonly ParkedEvent[]) {
  return db.query(
    `DELETE FROM parked_event AS event USING unnest($4::integer[], $5::bigint[], $6::text[]) AS passed (epoch, sequence, id)
     WHERE consumer = $1 AND topic = $2 AND key = $3
       AND event.epoch = passed.epoch AND event.sequence = passed.sequence AND event.event_id = passed.id`,
    [
      consumer,
      topic,
      key,
      events.map(({ epoch }) => epoch),
      events.map(({ sequence }) => sequence),
      events.map(({ eventId }) => eventId),
    ],
  );
}

function voidEvents(db: Db, consumer: string, { topic, jobId }: RedriveItem, events: readonly ParkedEvent[]) {
  return db.query(
    `INSERT INTO event_override (consumer, topic, event_id, payload, job_id)
     SELECT DISTINCT $1, $2, id, NULL, $4::uuid FROM unnest($3::text[]) AS passed (id)
     ON CONFLICT (consumer, topic, event_id) DO UPDATE
       SET payload = NULL, job_id = excluded.job_id, created_at = clock_timestamp()`,
    [consumer, topic, events.map(({ eventId }) => eventId), jobId],
  );
}
