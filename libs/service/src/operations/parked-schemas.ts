import { ParkedPosition } from '@kervan/inbox';
import { z } from 'zod';
import { pageOf, pageRequest } from '../paging/page.js';
import { cursorText } from './cursor.js';

const storedText = z.string().refine((text) => !text.includes('\0'));

export const Group = z
  .object({
    fingerprint: z.string(),
    code: z.string(),
    /** Type of one of the heads: each type has one handler in a service. */
    type: z.string(),
    keys: z.int(),
    events: z.int(),
    dead: z.int(),
    oldest: z.string(),
  })
  .meta({ id: 'ParkedGroup' });
export const GroupPage = pageOf(Group, 'ParkedGroupPage');

const state = z.literal(['WAITING', 'RETRY', 'GAP', 'DEAD']);
const failure = {
  type: z.string(),
  state,
  attempts: z.int(),
  redrives: z.int(),
  code: z.string().nullable(),
  fingerprint: z.string().nullable(),
  parkedAt: z.string(),
};

export const Key = z
  .object({
    topic: z.string(),
    key: z.string(),
    head: ParkedPosition,
    events: z.int(),
    last: z.object({ epoch: z.int(), sequence: z.int() }),
    ...failure,
  })
  .meta({ id: 'ParkedKey' });
export const KeyPage = pageOf(Key, 'ParkedKeyPage');

export const KeyFilter = pageRequest.extend({
  after: cursorText(z.tuple([storedText, storedText])).optional(),
  fingerprint: z.string().max(200).optional(),
});
export type KeyFilter = z.output<typeof KeyFilter>;

export const Event = z
  .object({
    ...ParkedPosition.shape,
    ...failure,
    edited: z.boolean(),
    partition: z.int(),
    offset: z.int(),
    /** Only where it was asked for; as it is handled. */
    payload: z.string().nullable().optional(),
  })
  .meta({ id: 'ParkedEvent' });
export type Event = z.output<typeof Event>;
export const EventPage = pageOf(Event, 'ParkedEventPage');

/** Events of a page that shows payloads, of up to some 800 KB each. */
export const MOST_PAYLOADS = 20;

export const EventFilter = pageRequest.extend({
  after: cursorText(z.tuple([z.int().max(9999), z.int(), storedText])).optional(),
  /** With payloads: for investigators, audited, and at most {@link MOST_PAYLOADS} a page. */
  payload: z.literal(['true', 'false']).default('false'),
});
export type EventFilter = z.output<typeof EventFilter>;

/** Topic and key of an address. */
export const Topic = z.string().min(1).max(249);
export const EventKey = z.string().min(1).max(1024);
