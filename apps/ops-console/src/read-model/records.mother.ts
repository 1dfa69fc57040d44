import {
  TeslimatKaydedildi,
  toHeaders,
  type DataOf,
  type Delivery,
  type Envelope,
  type Headers,
} from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';

type Told = DataOf<typeof TeslimatKaydedildi>;

/** A handled delivery, but for what is given. */
export function delivery(given: Partial<Delivery> & Pick<Delivery, 'eventId'>): Delivery {
  return {
    eventType: 'erp.sales.SiparisOnaylandi.v1',
    eventTime: '2026-03-02T08:15:04.118Z',
    key: 'SIP-1',
    offset: 0,
    outcome: 'handled',
    attempt: 1,
    durationMs: 1.5,
    fingerprint: null,
    touched: [],
    ...given,
  };
}

/** A record of receipts as the broker gives it. */
export function receiptsRecord(
  deliveries: readonly Delivery[],
  { time = '2026-03-02T08:15:05.000Z', offset = 0, ...told }: Partial<Told> & Partial<RecordParts> = {},
): IncomingRecord {
  const { consumer = 'accounting', topic = 'erp.sales.order', partition = 0 } = told;
  const stream = `${consumer}/${topic}/${partition}`;
  const data: Told = { stream, consumer, topic, partition, deliveries: [...deliveries] };
  return {
    topic: TeslimatKaydedildi.topic,
    partition: 0,
    offset,
    key: stream,
    value: JSON.stringify(data),
    headers: headersOf({ type: TeslimatKaydedildi.type, key: stream, time, source: `/erp/${consumer}` }),
    timestamp: Date.parse(time),
  };
}

interface RecordParts {
  readonly time: string;
  readonly offset: number;
}

/** An event as the broker gives it: an order of the first partition, but for what is given. */
export function eventRecord(
  given: Partial<Envelope> & {
    readonly offset?: number;
    readonly topic?: string;
    readonly partition?: number;
  },
  value: string | null = '{}',
): IncomingRecord {
  const { offset = 0, topic = 'erp.sales.order', partition = 0, ...envelope } = given;
  const headers = headersOf(envelope);
  return {
    topic,
    partition,
    offset,
    key: headers['ce_subject'] ?? null,
    value,
    headers,
    timestamp: 1_772_439_304_200,
  };
}

/** Of an event that starts a flow of its own, but for what is given. */
export function headersOf(given: Partial<Envelope>): Headers {
  const id = given.id ?? '0197f3c2-0000-7000-8000-000000000001';
  return toHeaders({
    id,
    type: 'erp.sales.SiparisOnaylandi.v1',
    source: '/erp/core',
    key: 'SIP-1',
    time: '2026-03-02T08:15:04.118Z',
    sequence: null,
    correlationId: id,
    causationId: null,
    workOrderNo: null,
    traceparent: null,
    tracestate: null,
    ...given,
  });
}
