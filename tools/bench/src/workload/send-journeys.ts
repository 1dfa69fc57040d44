import {
  SiparisOnaylandi,
  TeslimatKaydedildi,
  toHeaders,
  type DataOf,
  type Envelope,
} from '@kervan/contracts';
import { type Broker, type OutgoingRecord, partitionFor } from '@kervan/messaging';
import { v7 as uuidv7 } from 'uuid';

export const CONSUMERS = ['accounting', 'crm', 'reporting'] as const;
/** Deliveries of one record of receipts: what a consumer handled in one go. */
const CHUNK = 20;
const PARTITIONS = 6;
const ORDERS = 1_000;
const DEADLINE_MS = 60_000;

/**
 * Puts so many events on their topic, and what three consumers made of each on that of receipts.
 *
 * @returns how many records these are
 * @throws KervanError of the broker
 */
export async function sendJourneys(broker: Broker, events: number): Promise<number> {
  const publisher = await broker.publisher('bench-source');
  const ends = Array.from({ length: PARTITIONS }, () => 0);
  let sent = 0;
  try {
    for (let first = 0; first < events; first += ORDERS) {
      const records = Array.from({ length: Math.min(ORDERS, events - first) }, () => eventRecord());
      const receipts = CONSUMERS.flatMap((consumer) => receiptsOf(consumer, records, ends));
      for (const { partition } of records) ends[partition] = (ends[partition] ?? 0) + 1;
      const { failed } = await publisher.publish([...records, ...receipts], DEADLINE_MS);
      if (failed[0]) throw failed[0].error;
      sent += records.length + receipts.length;
    }
    return sent;
  } finally {
    await publisher.close();
  }
}

function eventRecord(): OutgoingRecord {
  const orderNo = `SIP-${uuidv7()}`;
  const line = { sku: '85123A', quantity: '6', unit: 'ADET', unitPrice: '2.55', kdvRate: '20', net: '15.30' };
  const lines = Array.from({ length: 5 }, (_, index) => ({ lineNo: index + 1, ...line }));
  const value = JSON.stringify({ orderNo, accountNo: '120.01.17850', currency: 'TRY', lines });
  return record(SiparisOnaylandi.topic, orderNo, value, SiparisOnaylandi.type);
}

function receiptsOf(
  consumer: string,
  records: readonly OutgoingRecord[],
  ends: readonly number[],
): OutgoingRecord[] {
  return ends.flatMap((end, partition) => {
    const own = records.filter((each) => each.partition === partition);
    const starts = Array.from({ length: Math.ceil(own.length / CHUNK) }, (_, index) => index * CHUNK);
    return starts.map((start) =>
      chunkRecord(consumer, partition, end + start, own.slice(start, start + CHUNK)),
    );
  });
}

function chunkRecord(
  consumer: string,
  partition: number,
  offset: number,
  handled: readonly OutgoingRecord[],
): OutgoingRecord {
  const { topic } = SiparisOnaylandi;
  const stream = `${consumer}/${topic}/${partition}`;
  const data: DataOf<typeof TeslimatKaydedildi> = {
    ...{ stream, consumer, topic, partition },
    deliveries: handled.map(({ key, headers }, index) => ({
      eventId: headers['ce_id'] ?? '',
      eventType: SiparisOnaylandi.type,
      eventTime: headers['ce_time'],
      key,
      offset: offset + index,
      outcome: 'handled',
      attempt: 1,
      durationMs: 1.25,
      fingerprint: null,
      touched: [{ table: 'sales_order', key, before: null, after: 1 }],
    })),
  };
  return record(TeslimatKaydedildi.topic, stream, JSON.stringify(data), TeslimatKaydedildi.type);
}

function record(topic: string, key: string, value: string, type: string): OutgoingRecord {
  const envelope: Envelope = {
    ...{ id: uuidv7(), type, source: '/bench/source', key, time: new Date().toISOString(), sequence: null },
    ...{ correlationId: uuidv7(), causationId: null, workOrderNo: null, traceparent: null, tracestate: null },
  };
  return { topic, partition: partitionFor(key, PARTITIONS), key, value, headers: toHeaders(envelope) };
}
