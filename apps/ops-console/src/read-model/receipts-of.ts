import { TeslimatKaydedildi, type Delivery } from '@kervan/contracts';
import { envelopeOf } from '@kervan/inbox';
import type { IncomingRecord } from '@kervan/messaging';
import type { DeliveryRow } from './delivery-row.js';
import { dayOf, instantOf } from './instant.js';
import { outcomeScore } from './outcome-score.js';
import type { StreamRow } from './write-streams.js';
import { uuidOf } from './uuid-of.js';

/** What one record of receipts tells. */
export interface Receipts {
  readonly deliveries: readonly DeliveryRow[];
  /** Null where all of them are retries: they say nothing of how far the consumer is. */
  readonly stream: StreamRow | null;
}

/** A duplicate that came out of the parked events, not off the broker. */
const FROM_PARKED = -1;

/** Reads a record of receipts; null for any other one. */
export function receiptsOf(record: IncomingRecord): Receipts | null {
  const { envelope, value } = envelopeOf(record);
  if (envelope.type !== TeslimatKaydedildi.type) return null;
  const data = TeslimatKaydedildi.schema.safeParse(jsonOf(value)).data;
  if (!data) return null;
  const { consumer, topic, partition } = data;
  const toldAt = instantOf(envelope.time);
  const deliveries = data.deliveries.map((delivery) => ({
    ...{ consumer, topic, partition },
    ...rowOf(delivery, toldAt),
  }));
  const offsets = data.deliveries.flatMap(({ offset }) => offset ?? []);
  return {
    deliveries,
    stream:
      offsets.length === 0
        ? null
        : {
            ...{ consumer, topic, partition, lastAt: toldAt },
            firstOffset: Math.min(...offsets),
            lastOffset: Math.max(...offsets),
          },
  };
}

function rowOf(delivery: Delivery, toldAt: string): Omit<DeliveryRow, 'consumer' | 'topic' | 'partition'> {
  const { eventId, eventType, eventTime = toldAt, key, offset, outcome, attempt } = delivery;
  const isDuplicate = outcome === 'duplicate';
  return {
    day: dayOf(instantOf(eventTime)),
    eventId: uuidOf(eventId),
    offset: isDuplicate ? null : offset,
    type: eventType.slice(0, 500),
    key,
    state: outcome,
    score: outcomeScore(outcome, attempt),
    attempts: isDuplicate ? 0 : attempt,
    durationMs: outcome === 'handled' ? Math.fround(delivery.durationMs) : null,
    firstAt: toldAt,
    lastAt: toldAt,
    failedAt: delivery.fingerprint === null ? null : toldAt,
    fingerprint: delivery.fingerprint,
    duplicates: isDuplicate ? [offset ?? FROM_PARKED] : [],
    touched: delivery.touched.length === 0 ? null : JSON.stringify(delivery.touched),
  };
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
