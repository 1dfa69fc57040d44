import { z } from 'zod';
import type { Sequence } from './sequence.js';

/** Ids that one business flow carries through every service: set once, inherited by every event it causes. */
export interface Flow {
  /** One per business flow (a source document, a command). */
  readonly correlationId: string;
  /** Id of the event or command that caused this one; null at the start of a flow. */
  readonly causationId: string | null;
  /** Set by the core when an order is approved, carried on by everyone. */
  readonly workOrderNo: string | null;
}

/** The attributes of an event beside its data: CloudEvents 1.0 with the extensions of docs/events. */
export interface Envelope extends Flow {
  /** Unique per event: UUIDv7, or UUIDv5 where the source decides. */
  readonly id: string;
  readonly type: string;
  /** Who says so: `/erp/core`, `/erp/accounting`. */
  readonly source: string;
  /** Kafka key and CloudEvents subject. */
  readonly key: string;
  /** Producer's clock, RFC 3339; never used for ordering. */
  readonly time: string;
  /** Null for events of foreign producers and for unsequenced contracts. */
  readonly sequence: Sequence | null;
  /** W3C trace context of the transaction that wrote the event. */
  readonly traceparent: string | null;
  readonly tracestate: string | null;
}

export const uuid = z.guid();
