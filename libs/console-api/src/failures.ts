import { z } from 'zod';
import { PageQuery, pageOf, Reason, Time } from './page.js';

export const failureStates = ['new', 'investigating', 'fixed', 'muted'] as const;
export const FailureState = z.literal(failureStates);
export type FailureState = z.output<typeof FailureState>;

/** `GET /api/failures`: deliveries that failed in the same way at one consumer. */
export const FailureGroup = z
  .object({
    fingerprint: z.string(),
    consumer: z.string(),
    /** Stable code of the error, the part of the fingerprint before its colon. */
    code: z.string(),
    /** Event types that failed so. */
    types: z.array(z.string()),
    /** Deliveries that wait now, of all that ever failed so. */
    open: z.int(),
    dead: z.int(),
    healed: z.int(),
    /** Keys that wait behind them. */
    keys: z.int(),
    firstAt: Time,
    lastAt: Time,
    /** Failures in each of the last 24 hours, oldest first. */
    trend: z.array(z.int()).length(24),
    state: FailureState,
    owner: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'FailureGroup' });
export type FailureGroup = z.output<typeof FailureGroup>;

export const FailureQuery = PageQuery.extend({
  consumer: z.string().max(200).optional(),
  type: z.string().max(200).optional(),
  code: z.string().max(100).optional(),
  /** Also groups of which nothing waits any more. */
  healed: z.literal(['true', 'false']).default('false'),
});
export type FailureQuery = z.output<typeof FailureQuery>;
export const FailureGroupPage = pageOf(FailureGroup, 'FailureGroupPage');

/** A delivery of a group: `GET /api/failures/:consumer/:fingerprint/events`. */
export const FailedDelivery = z
  .object({
    eventId: z.string(),
    type: z.string(),
    topic: z.string(),
    key: z.string(),
    state: z.literal(['parked', 'dead', 'handled', 'skipped']),
    attempts: z.int(),
    lastAt: Time,
  })
  .meta({ id: 'FailedDelivery' });
export type FailedDelivery = z.output<typeof FailedDelivery>;
export const FailedDeliveryPage = pageOf(FailedDelivery, 'FailedDeliveryPage');

/** What the events of a group share: `GET /api/failures/:consumer/:fingerprint`. */
export const FailureDetail = z
  .object({
    group: FailureGroup,
    common: z.array(z.object({ field: z.string(), value: z.string() })),
  })
  .meta({ id: 'FailureDetail' });
export type FailureDetail = z.output<typeof FailureDetail>;

/** `PATCH /api/failures/:consumer/:fingerprint` */
export const FailureChange = z
  .strictObject({
    state: FailureState.optional(),
    owner: z.string().trim().max(100).nullable().optional(),
    note: z.string().trim().max(2000).nullable().optional(),
    reason: Reason,
  })
  .meta({ id: 'FailureChange' });
export type FailureChange = z.output<typeof FailureChange>;
