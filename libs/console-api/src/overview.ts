import { z } from 'zod';
import { FailureGroup } from './failures.js';
import { Operation } from './operations.js';
import { Time } from './page.js';

/** A delivery whose receipt is missing though its consumer has gone past it. */
export const MissingReceipt = z
  .object({
    eventId: z.string(),
    consumer: z.string(),
    topic: z.string(),
    partition: z.int(),
    offset: z.int(),
    noticedAt: Time,
  })
  .meta({ id: 'MissingReceipt' });
export type MissingReceipt = z.output<typeof MissingReceipt>;

/** `GET /api/completeness`: whether what is shown is all there is. */
export const Completeness = z
  .object({
    /** Deliveries that are due, and those of them with a receipt; of what the console keeps. */
    expected: z.int(),
    received: z.int(),
    /** Services of which receipts are due and do not come. */
    silent: z.array(z.object({ service: z.string(), since: Time.nullable(), waiting: z.int() })),
    missing: z.array(MissingReceipt),
    /** Broker records that the witness has not yet read. */
    behindRecords: z.int(),
    behindSeconds: z.number(),
    checkedAt: Time.nullable(),
  })
  .meta({ id: 'Completeness' });
export type Completeness = z.output<typeof Completeness>;

/** `GET /api/overview`: the home page. */
export const Overview = z
  .object({
    unpublishedOldestSeconds: z.number().nullable(),
    /** From commit to effect, in the last hour. */
    deliveryP99Ms: z.number().nullable(),
    retriesPerMinute: z.number(),
    deadLetters: z.int(),
    /** Received of expected deliveries, 0 to 1. */
    completeness: z.number(),
    eventsLastHour: z.int(),
    /** A correlation id of the newest flow, for a first look; null while there is none. */
    newestFlow: z.string().nullable(),
    failures: z.array(FailureGroup),
    operations: z.array(Operation),
  })
  .meta({ id: 'Overview' });
export type Overview = z.output<typeof Overview>;
