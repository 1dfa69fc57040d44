import { z } from 'zod';
import { JourneyEvent } from './journey.js';
import { Reason } from './page.js';

/** `GET /api/events/:id` */
export const EventDetail = z
  .object({
    event: JourneyEvent,
    keys: z.array(z.object({ kind: z.string(), value: z.string() })),
    /** Ids of the events that it caused. */
    effects: z.array(z.string()),
  })
  .meta({ id: 'EventDetail' });
export type EventDetail = z.output<typeof EventDetail>;

/**
 * `GET /api/events/:id/body`, masked by the tags of its contract, and `POST /api/events/:id/reveal`, whole: read from the
 * broker when it is asked for, stored nowhere.
 */
export const EventBody = z
  .object({
    eventId: z.string(),
    masked: z.boolean(),
    /** JSON pointers (RFC 6901) of the fields whose values are masked. */
    maskedFields: z.array(z.string()),
    headers: z.record(z.string(), z.string()),
    /** JSON text. Null: the broker no longer holds the record. */
    body: z.string().nullable(),
  })
  .meta({ id: 'EventBody' });
export type EventBody = z.output<typeof EventBody>;

export const Reveal = z.strictObject({ reason: Reason }).meta({ id: 'Reveal' });
export type Reveal = z.output<typeof Reveal>;
