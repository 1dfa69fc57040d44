import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { identifier } from '../fields.js';

/** What became of one delivery of an event to a consumer; skipped_late: an operator had given it up before it came. */
export const Outcome = z.literal([
  'handled',
  'duplicate',
  'skipped',
  'skipped_late',
  'parked',
  'dead',
  'gap',
  'fork',
]);
export type Outcome = z.output<typeof Outcome>;

/** A business record that a handler wrote; versions are null where the table has none. */
export const TouchedRecord = z.object({
  table: z.string(),
  key: z.string(),
  before: z.int().nullable(),
  after: z.int().nullable(),
});
export type TouchedRecord = z.output<typeof TouchedRecord>;

export const Delivery = z.object({
  eventId: z.string(),
  eventType: z.string(),
  /** Producer's clock, as the event tells it; absent in old receipts. */
  eventTime: z.iso.datetime({ offset: true }).optional(),
  key: z.string(),
  /** Null for a retry out of the parked events of a key. */
  offset: z.int().nonnegative().nullable(),
  outcome: Outcome,
  /** 1 for the first try. */
  attempt: z.int().positive(),
  durationMs: z.number().nonnegative(),
  /** Stable id of an error's kind; null unless the delivery failed. */
  fingerprint: z.string().nullable(),
  touched: z.array(TouchedRecord),
});
export type Delivery = z.output<typeof Delivery>;

export const TeslimatKaydedildi = defineEvent({
  type: 'ops.TeslimatKaydedildi.v1',
  topic: 'ops.receipts',
  key: 'stream',
  summary: 'A consumer recorded what became of the events of one chunk.',
  sequenced: false,
  schema: z.object({
    /** `consumer/topic/partition`. */
    stream: identifier.max(255),
    consumer: identifier,
    topic: identifier,
    partition: z.int().nonnegative(),
    deliveries: z.array(Delivery).min(1),
  }),
});
export type TeslimatKaydedildi = EventOf<typeof TeslimatKaydedildi>;
