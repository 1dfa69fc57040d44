import { z } from 'zod';
import { Time } from './page.js';

/** One line of `GET /api/live` (server-sent events): an event that came to the broker, or what became of it somewhere. */
export const LiveItem = z
  .object({
    kind: z.literal(['event', 'delivery']),
    at: Time,
    eventId: z.string(),
    type: z.string(),
    key: z.string(),
    correlationId: z.string().nullable(),
    /** Null for `event`. */
    consumer: z.string().nullable(),
    /** Null for `event`; else the outcome of the receipt. */
    outcome: z.string().nullable(),
  })
  .meta({ id: 'LiveItem' });
export type LiveItem = z.output<typeof LiveItem>;

/** Text of the `data:` of a message; its `id:` resumes after it by `Last-Event-ID`. */
export const LiveBatch = z
  .object({
    items: z.array(LiveItem),
    /** Items left out, because more came than 200 a second. */
    skipped: z.int(),
  })
  .meta({ id: 'LiveBatch' });
export type LiveBatch = z.output<typeof LiveBatch>;

export const LiveQuery = z.object({
  /** `id` of the last message that was read: goes on after it, as far as the server still has what followed. */
  after: z.string().max(100).optional(),
  /** Only what names this in type, key, consumer or outcome. */
  filter: z.string().trim().max(200).optional(),
});
export type LiveQuery = z.output<typeof LiveQuery>;
