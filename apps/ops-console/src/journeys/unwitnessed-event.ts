import type { JourneyEvent } from '@kervan/console-api';
import { contractOf, topicWriters } from '@kervan/contracts';
import type { DeliveryRow } from './delivery-row.js';
import { toldDelivery } from './told-delivery.js';

/** An event that others name and the broker was not seen to hold. */
export interface Named {
  /** As whoever names it wrote it. */
  readonly id: string;
  readonly correlationId: string;
  /** When it was first named, RFC 3339 in UTC. */
  readonly at: string;
}

/** What its receipts tell of it; everything else stays empty. */
export function unwitnessedEvent(
  { id, correlationId, at }: Named,
  receipts: readonly DeliveryRow[],
): JourneyEvent {
  const [{ type, topic, key } = { type: '', topic: '', key: '' }] = receipts;
  return {
    id,
    type,
    summary: contractOf(type)?.summary ?? null,
    source: '',
    service: topicWriters[topic] ?? '',
    key,
    sequence: null,
    correlationId,
    causationId: null,
    workOrderNo: null,
    traceId: null,
    occurredAt: at,
    state: 'unknown',
    broker: null,
    deliveries: receipts.map(toldDelivery),
  };
}
