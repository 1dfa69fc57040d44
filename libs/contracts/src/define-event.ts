import type { z } from 'zod';
import type { Envelope } from './envelope/envelope.js';

/** `erp.<area>.<Ad>.v<n>`; a breaking change is a new version of the type. */
export type EventType = `${string}.v${number}`;

/** Any object schema; a contract's payload is always a JSON object. */
export type PayloadSchema = z.ZodObject;

/** The names of a schema's string fields, the only ones that may be a key. */
export type StringFieldOf<Schema extends PayloadSchema> = {
  [Field in keyof z.output<Schema>]: z.output<Schema>[Field] extends string ? Field : never;
}[keyof z.output<Schema>] &
  string;

/** What producer, broker, consumer and documentation know about one event type: defined once, as a value. */
export interface EventContract<
  Type extends EventType = EventType,
  Schema extends PayloadSchema = PayloadSchema,
> {
  readonly type: Type;
  /** Topic of the aggregate; every topic has exactly one writing service. */
  readonly topic: string;
  /** Field of the payload that is the Kafka key: events of one key are delivered in order. */
  readonly key: string;
  /** English gloss, one sentence. */
  readonly summary: string;
  readonly schema: Schema;
  /** False only for `ops.receipts`, which has many writers and no order to keep. */
  readonly sequenced: boolean;
  /** Services that alone may read its topic; absent: every service may. */
  readonly readers?: readonly string[];
}

/** Payload of a contract. */
export type DataOf<Contract extends EventContract> = z.output<Contract['schema']>;

/** An event as a handler receives it: the envelope and the parsed payload. */
export interface Event<Type extends EventType, Data> extends Envelope {
  readonly type: Type;
  readonly data: Data;
}

export type EventOf<Contract extends EventContract> = Event<Contract['type'], DataOf<Contract>>;

/**
 * Defines an event contract. A key that is no string field of the schema, and a type without version, do not compile.
 */
export function defineEvent<const Type extends EventType, Schema extends PayloadSchema>(definition: {
  type: Type;
  topic: string;
  key: StringFieldOf<NoInfer<Schema>>;
  summary: string;
  schema: Schema;
  sequenced?: boolean;
  readers?: readonly string[];
}): EventContract<Type, Schema> {
  return { sequenced: true, ...definition };
}
