import { z } from 'zod';
import { Delivery, Silence } from './deliveries.js';
import { BusinessKeyKind, IdentifierKind } from './identifiers.js';
import { Time } from './page.js';

/** Where an event was seen on the broker; the broker itself is the witness. */
export const BrokerEvidence = z
  .object({ topic: z.string(), partition: z.int(), offset: z.int(), at: Time })
  .meta({ id: 'BrokerEvidence' });
export type BrokerEvidence = z.output<typeof BrokerEvidence>;

/**
 * - on_broker: the witness read it there;
 * - in_outbox: committed, its service says that it waits to be published;
 * - unknown: a receipt or a follower names it, but the broker was not seen to hold it.
 */
export const EventState = z.literal(['on_broker', 'in_outbox', 'unknown']);
export type EventState = z.output<typeof EventState>;

export const JourneyEvent = z
  .object({
    id: z.string(),
    type: z.string(),
    /** English gloss of its contract; null for a type without one. */
    summary: z.string().nullable(),
    source: z.string(),
    /** Service that wrote it. */
    service: z.string(),
    key: z.string(),
    sequence: z.object({ epoch: z.int(), no: z.int() }).nullable(),
    correlationId: z.string(),
    causationId: z.string().nullable(),
    workOrderNo: z.string().nullable(),
    traceId: z.string().nullable(),
    /** Producer's clock. */
    occurredAt: Time,
    state: EventState,
    broker: BrokerEvidence.nullable(),
    deliveries: z.array(Delivery),
  })
  .meta({ id: 'JourneyEvent' });
export type JourneyEvent = z.output<typeof JourneyEvent>;

/** One of the five answers: `ok` and `attention` are known; `unknown` names who is silent. */
const answer = {
  verdict: z.literal(['ok', 'attention', 'unknown']),
  silent: z.array(Silence),
};

/** Was it produced, is it on the broker, how often was it retried, is it dead-lettered, which records did it touch? */
export const FiveAnswers = z
  .object({
    produced: z.object({ ...answer, events: z.int() }),
    onBroker: z.object({ ...answer, witnessed: z.int(), events: z.int() }),
    retries: z.object({
      ...answer,
      total: z.int(),
      consumers: z.array(z.object({ consumer: z.string(), retries: z.int() })),
    }),
    deadLetters: z.object({
      ...answer,
      dead: z.int(),
      parked: z.int(),
      consumers: z.array(z.object({ consumer: z.string(), dead: z.int(), parked: z.int() })),
    }),
    records: z.object({
      ...answer,
      /** Records that were written. */
      changed: z.int(),
      /** Deliveries that should have written and did not yet. */
      outstanding: z.int(),
    }),
  })
  .meta({ id: 'FiveAnswers' });
export type FiveAnswers = z.output<typeof FiveAnswers>;

/** `GET /api/journeys/:kind/:value`: events in the order of their time, causes before what they caused. */
export const Journey = z
  .object({
    kind: IdentifierKind,
    value: z.string(),
    /** Every business key that its events carry. */
    keys: z.array(z.object({ kind: BusinessKeyKind, value: z.string() })),
    correlationIds: z.array(z.string()),
    traceIds: z.array(z.string()),
    answers: FiveAnswers,
    events: z.array(JourneyEvent),
    /** True where more flows or events belong to it than one answer holds: the newest are shown. */
    truncated: z.boolean(),
    /** How far behind the broker what is shown may be, in seconds. */
    behindSeconds: z.number(),
  })
  .meta({ id: 'Journey' });
export type Journey = z.output<typeof Journey>;

export const JourneyParameters = { kind: IdentifierKind };
