import { randomUUID } from 'node:crypto';
import { TeslimatKaydedildi, type Delivery as RecordedDelivery } from '@kervan/contracts';
import type { Unit } from '@kervan/outbox';
import type { Stream } from '../chunk/stream.js';
import type { Receipt } from './receipt.js';

/** Receipts are events of their own: one must stay far below what a topic accepts, whatever characters it holds. */
const LIMIT = 256 * 1024;

/**
 * Publishes receipts in the unit they report; none about `ops.*` topics, which would answer themselves for ever, and none
 * of a replay, which changes nothing that anybody sees.
 */
export function publishReceipts(
  unit: Unit,
  stream: Stream,
  receipts: readonly Receipt[],
  retried = false,
): void {
  const { consumer, topic, partition } = stream;
  if (receipts.every(({ delivery }) => delivery.replayed) || topic.startsWith('ops.')) return;
  const tx = unit.tx({ correlationId: randomUUID(), causationId: null, workOrderNo: null });
  const recorded = receipts.map((receipt) => record(receipt, retried));
  for (const deliveries of splitBySize(recorded)) {
    tx.publish(TeslimatKaydedildi, {
      stream: `${consumer}/${topic}/${partition}`,
      consumer,
      topic,
      partition,
      deliveries,
    });
  }
}

function record({ delivery, outcome, attempt, durationMs, fingerprint, touched }: Receipt, retried: boolean) {
  const { envelope, record } = delivery;
  return {
    eventId: envelope.id,
    eventType: envelope.type,
    eventTime: envelope.time,
    key: envelope.key,
    offset: retried ? null : record.offset,
    outcome,
    attempt,
    durationMs: Math.round(durationMs * 1000) / 1000,
    fingerprint,
    touched: [...touched],
  };
}

/** About how many characters of JSON it takes: the exact size costs as much as writing it. */
export function sizeOf({
  eventId,
  eventType,
  eventTime = '',
  key,
  fingerprint,
  touched,
}: RecordedDelivery): number {
  let size =
    175 + eventId.length + eventType.length + eventTime.length + key.length + (fingerprint?.length ?? 0);
  for (const record of touched) size += 60 + record.table.length + record.key.length;
  return size;
}

/** Runs of about the limit at most; a single delivery above it goes alone. */
export function splitBySize(deliveries: readonly RecordedDelivery[], limit = LIMIT): RecordedDelivery[][] {
  const parts: RecordedDelivery[][] = [];
  let part: RecordedDelivery[] = [];
  let size = 0;
  for (const delivery of deliveries) {
    const more = sizeOf(delivery);
    if (part.length > 0 && size + more > limit) {
      parts.push(part);
      part = [];
      size = 0;
    }
    part.push(delivery);
    size += more;
  }
  return part.length > 0 ? [...parts, part] : parts;
}
