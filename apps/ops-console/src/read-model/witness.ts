import type { Envelope } from '@kervan/contracts';
import { envelopeOf } from '@kervan/inbox';
import type { IncomingRecord } from '@kervan/messaging';
import { businessKeysOf } from './business-keys-of.js';
import type { KeyRow } from './write-business-keys.js';
import type { EventRow } from './write-events.js';
import type { ForeignIds } from './foreign-ids.js';
import { dayOf, instantOf } from './instant.js';
import { uuidOf } from './uuid-of.js';

/** What the broker itself says of an event. */
export interface Witnessed {
  readonly event: EventRow;
  readonly keys: readonly KeyRow[];
  /** Whether its envelope could not be read: then the event is known by what could be salvaged. */
  readonly malformed: boolean;
}

/** Most characters of an attribute that is short unless a foreign producer wrote it. */
const LONGEST = 500;

const TRACE = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-/;

/** Reads envelope, position and business keys off a record of a business topic, under the names that receipts use too. */
export function witness(record: IncomingRecord): Witnessed {
  const { topic, partition, offset, timestamp } = record;
  const { envelope, value, fault } = envelopeOf(record);
  const occurredAt = instantOf(envelope.time);
  const ids = { eventId: uuidOf(envelope.id), day: dayOf(occurredAt) };
  const event: EventRow = {
    ...ids,
    correlationId: uuidOf(envelope.correlationId),
    causationId: envelope.causationId === null ? null : uuidOf(envelope.causationId),
    traceId: TRACE.exec(envelope.traceparent ?? '')?.[1] ?? null,
    type: envelope.type.slice(0, LONGEST),
    source: envelope.source,
    topic,
    partition,
    offset,
    key: envelope.key,
    epoch: envelope.sequence?.epoch ?? null,
    sequence: envelope.sequence?.number ?? null,
    workOrderNo: envelope.workOrderNo?.slice(0, LONGEST) ?? null,
    occurredAt,
    appendedAt: instantOf(timestamp),
    original: originalOf(envelope),
  };
  const keys = businessKeysOf(envelope, value).map((key) => ({ ...ids, ...key, occurredAt }));
  return { event, keys, malformed: fault !== null };
}

/** JSON text of the ids that are stored as others; null where there are none, as mostly. */
function originalOf({ id, correlationId, causationId }: Envelope): string | null {
  const foreign: ForeignIds = {
    ...(isForeign(id) && { eventId: id }),
    ...(isForeign(correlationId) && { correlationId: correlationId.slice(0, LONGEST) }),
    ...(causationId !== null && isForeign(causationId) && { causationId: causationId.slice(0, LONGEST) }),
  };
  return Object.keys(foreign).length === 0 ? null : JSON.stringify(foreign);
}

function isForeign(id: string): boolean {
  return uuidOf(id) !== id;
}
