import { z } from 'zod';
import { pageOf, pageRequest } from '../paging/page.js';
import { Reason } from './reason.js';

const Topic = z.string().min(1).max(249).regex(/^\S+$/, 'must not hold a space');
const Key = z.string().min(1).max(1000);

/** The key in the address of an operation. */
export const keyParameters = { topic: Topic, key: Key };

const HeldKey = z
  .object({
    topic: Topic,
    key: Key,
    state: z.literal(['HELD', 'RELEASING']),
    /** Why the broker refused an event of it. */
    code: z.string(),
    reason: z.string(),
    /** The event that was refused; null when it was published since, while the key was released. */
    refusedEventId: z.guid().nullable(),
    heldAt: z.iso.datetime(),
    /** Events that wait, and the age of the oldest. */
    rows: z.int(),
    oldestSeconds: z.number().nullable(),
  })
  .meta({ id: 'HeldKey' });
export const HeldKeyPage = pageOf(HeldKey, 'HeldKeyPage');
export type HeldKey = z.output<typeof HeldKey>;

/** `next` of the page before: topic, space, key. */
const after = z.string().max(1300).includes(' ').optional();
export const HeldKeyFilter = pageRequest.extend({ after });
export type HeldKeyFilter = z.output<typeof HeldKeyFilter>;

const PendingEvent = z
  .object({
    id: z.int(),
    eventId: z.string(),
    /** Null, as all that headers tell, where they cannot be read. */
    type: z.string().nullable(),
    source: z.string().nullable(),
    correlationId: z.string().nullable(),
    causationId: z.string().nullable(),
    workOrderNo: z.string().nullable(),
    /** Producer's clock, RFC 3339. */
    occurredAt: z.string().nullable(),
    sequence: z.int().nullable(),
    ageSeconds: z.number(),
    /** Whether it waits among the held events of its key. */
    held: z.boolean(),
  })
  .meta({ id: 'PendingEvent' });
export const PendingEventPage = pageOf(PendingEvent, 'PendingEventPage');

/** `after`: id of the last event of the page before. */
export const PendingEventFilter = pageRequest.extend({ after: z.coerce.number().int().min(1).optional() });
export type PendingEventFilter = z.output<typeof PendingEventFilter>;

export const Release = z
  .object({
    topic: Topic.optional(),
    key: Key.optional(),
    code: z.string().max(100).optional(),
    reason: Reason,
  })
  .refine(({ topic, code }) => topic !== undefined || code !== undefined, 'topic or code is required')
  .refine(({ topic, key }) => key === undefined || topic !== undefined, 'a key needs its topic');
export type Release = z.output<typeof Release>;
/** How many keys are being released that were held. */
export const Released = z.object({ released: z.int() }).meta({ id: 'ReleasedKeys' });

export const Skip = z.object({ topic: Topic, key: Key, eventId: z.guid(), reason: Reason });
export type Skip = z.output<typeof Skip>;
export const SkippedEvent = z
  .object({
    eventId: z.string(),
    type: z.string().nullable(),
    sequence: z.int().nullable(),
    /** Of the skipped payload, hexadecimal. */
    sha256: z.string(),
    /** The event in its place. */
    voidEventId: z.string(),
  })
  .meta({ id: 'SkippedEvent' });
