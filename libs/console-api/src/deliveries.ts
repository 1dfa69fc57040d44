import { z } from 'zod';
import { Time } from './page.js';

/**
 * What became of an event at one consumer.
 * - handled: its effect is committed, exactly once;
 * - skipped: nothing to do for it there, or an operator passed over it;
 * - parked: waits, with everything that follows for its key, for a retry or for the event before it;
 * - dead: retries are used up, an operator decides;
 * - waiting: no receipt yet, and the consumer has not come so far;
 * - unknown: no receipt, though one is due; {@link Delivery.silent} names who is silent and since when.
 */
export const deliveryStates = ['handled', 'skipped', 'parked', 'dead', 'waiting', 'unknown'] as const;
export const DeliveryState = z.literal(deliveryStates);
export type DeliveryState = z.output<typeof DeliveryState>;

/** A business record that a handler wrote; versions are null where the table has none. */
export const TouchedRecord = z
  .object({
    table: z.string(),
    key: z.string(),
    before: z.int().nullable(),
    after: z.int().nullable(),
  })
  .meta({ id: 'TouchedRecord' });
export type TouchedRecord = z.output<typeof TouchedRecord>;

export const Silence = z.object({ service: z.string(), since: Time.nullable() }).meta({ id: 'Silence' });
export type Silence = z.output<typeof Silence>;

export const Delivery = z
  .object({
    consumer: z.string(),
    state: DeliveryState,
    /** Tries so far; 0 before the first. */
    attempts: z.int(),
    /** Times that it came again and had no effect. */
    duplicates: z.int(),
    firstAt: Time.nullable(),
    lastAt: Time.nullable(),
    /** Of the try that took effect, milliseconds. */
    durationMs: z.number().nullable(),
    /** `CODE:hash` of the last failure; also of one that was healed since. */
    fingerprint: z.string().nullable(),
    touched: z.array(TouchedRecord),
    silent: Silence.nullable(),
  })
  .meta({ id: 'JourneyDelivery' });
export type Delivery = z.output<typeof Delivery>;
