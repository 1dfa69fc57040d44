import type { z } from 'zod';
import {
  faultsOf,
  KervanError,
  type Envelope,
  type Event,
  type EventContract,
  type EventType,
  type PayloadSchema,
} from '@kervan/contracts';
import type { Lock } from './lock.js';
import type { OnEventOptions } from './on-event.js';

/** An event whose payload fits its contract, and the shared rows its handler wants locked. */
export interface PreparedEvent {
  readonly event: Envelope;
  readonly locks: () => readonly Lock[];
}

/** What `@OnEvent` and `@OnEvents` leave on a method and the inbox finds again: how to read an event for it. */
export class EventSubscription {
  private constructor(
    readonly contract: EventContract,
    /** `SalesJournal.post`: part of an error's fingerprint. */
    readonly handler: string,
    /** @throws KervanError EVENT_MALFORMED for text that is no JSON, PAYLOAD_INVALID naming every faulty field. */
    readonly prepare: (envelope: Envelope, value: string | null) => PreparedEvent,
    /** Its method takes many events at once. */
    readonly setBased: boolean,
  ) {}

  static of<Type extends EventType, Schema extends PayloadSchema>(
    contract: EventContract<Type, Schema>,
    { locks }: OnEventOptions<EventContract<Type, Schema>>,
    handler: string,
    setBased = false,
  ): EventSubscription {
    const prepare = (envelope: Envelope, value: string | null): PreparedEvent => {
      const event = read(contract, envelope, value);
      return { event, locks: () => locks?.(event) ?? [] };
    };
    return new EventSubscription(contract, handler, prepare, setBased);
  }
}

function read<Type extends EventType, Schema extends PayloadSchema>(
  contract: EventContract<Type, Schema>,
  envelope: Envelope,
  value: string | null,
): Event<Type, z.output<Schema>> {
  const { data, error } = contract.schema.safeParse(json(contract.type, value));
  if (error)
    throw new KervanError('PAYLOAD_INVALID', `${contract.type}: ${faultsOf(error)}`, { cause: error });
  return { ...envelope, type: contract.type, data };
}

function json(type: string, value: string | null): unknown {
  if (value === null) return null;
  try {
    return JSON.parse(value);
  } catch {
    // The parser's own message quotes the text, which may hold personal data.
    throw new KervanError('EVENT_MALFORMED', `${type}: the value is not JSON`);
  }
}
