import { contractOf, fromHeaders, type Sequence, TeslimatKaydedildi, topics } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';
import { z } from 'zod';
import type { Evidence } from '../evidence/evidence.js';

/** A business key as an event carries it: `order SIP-1`. */
export interface Key {
  readonly kind: 'order' | 'invoice' | 'account' | 'wo';
  readonly value: string;
}

/** An event as it lies on the broker, where it came first. */
export interface TrueEvent {
  readonly id: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly correlationId: string;
  readonly traceId: string | null;
  readonly sequence: Sequence | null;
  readonly time: string;
  readonly keys: readonly Key[];
}

/** What the receipts of one delivery add up to. */
export interface TrueReceipt {
  attempts: number;
  /** `table key` of each record that was written. */
  readonly touched: Set<string>;
}

export interface BrokerTruth {
  readonly events: ReadonlyMap<string, TrueEvent>;
  /** By {@link deliveryOf}. */
  readonly receipts: ReadonlyMap<string, TrueReceipt>;
}

/** Event and consumer as one text. */
export function deliveryOf(eventId: string, consumer: string): string {
  return `${consumer} ${eventId}`;
}

/** Reads every topic of the catalogue once: nothing that the console keeps is asked. */
export async function readTruth({ broker }: Pick<Evidence, 'broker'>): Promise<BrokerTruth> {
  const events = new Map<string, TrueEvent>();
  const receipts = new Map<string, TrueReceipt>();
  for (const { name } of topics) {
    await broker.scan(name, (record) => {
      if (name === TeslimatKaydedildi.topic) noteReceipts(receipts, record);
      else noteEvent(events, record);
    });
  }
  return { events, receipts };
}

function noteEvent(events: Map<string, TrueEvent>, record: IncomingRecord): void {
  const envelope = fromHeaders(record.headers, record.key);
  if (events.has(envelope.id)) return;
  const { id, key, correlationId, traceparent, sequence, time } = envelope;
  const { topic, partition, offset } = record;
  const traceId = traceparent?.split('-')[1] ?? null;
  const keys = keysOf(record, envelope.type, envelope.workOrderNo);
  events.set(id, { id, topic, partition, offset, key, correlationId, traceId, sequence, time, keys });
}

const text = z.string().min(1).optional().catch(undefined);
const Payload = z.object({ orderNo: text, invoiceNo: text, accountNo: text });
const kindOf = { orderNo: 'order', invoiceNo: 'invoice', accountNo: 'account' } as const;

function keysOf(record: IncomingRecord, type: string, workOrderNo: string | null): Key[] {
  const payload = record.value === null || record.value === '' ? {} : Payload.parse(JSON.parse(record.value));
  const field = contractOf(type)?.key;
  const named = { ...payload, ...(field !== undefined && record.key !== null && { [field]: record.key }) };
  const keys = Object.entries(kindOf).flatMap(([name, kind]) => {
    const value = z.record(z.string(), z.unknown()).parse(named)[name];
    return typeof value === 'string' ? [{ kind, value }] : [];
  });
  return workOrderNo === null ? keys : [...keys, { kind: 'wo', value: workOrderNo }];
}

function noteReceipts(receipts: Map<string, TrueReceipt>, { value }: IncomingRecord): void {
  const { consumer, deliveries } = TeslimatKaydedildi.schema.parse(JSON.parse(value ?? ''));
  for (const { eventId, attempt, touched } of deliveries) {
    const id = deliveryOf(eventId, consumer);
    const known = receipts.get(id) ?? { attempts: 0, touched: new Set<string>() };
    known.attempts = Math.max(known.attempts, attempt);
    for (const record of touched) known.touched.add(`${record.table} ${record.key}`);
    receipts.set(id, known);
  }
}
