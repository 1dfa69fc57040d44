import { fromHeaders, TeslimatKaydedildi, topics, type Outcome } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';
import type { Evidence } from './evidence.js';
import { type FlowVolume, FlowVolumeCount } from './flow-volume.js';
import { KeySequences } from './key-sequences.js';
import { isPosted } from './posted-events.js';

/** What the broker itself says happened. */
export interface BrokerEvidence {
  /** Distinct events per type. */
  readonly events: Readonly<Record<string, number>>;
  readonly sequences: ReadonlyMap<string, KeySequences>;
  /** Ids of the events the ledger must have a voucher of: invoices, return invoices, goods moved. */
  readonly postedIds: ReadonlySet<string>;
  /** Deliveries per consumer and outcome, out of the receipts. */
  readonly deliveries: Readonly<Record<string, Readonly<Record<Outcome, number>>>>;
  readonly flow: FlowVolume;
}

/**
 * Reads every topic of the catalogue from its oldest record to its present end.
 *
 * @param since when the flow of this run began
 */
export async function readBroker(broker: Evidence['broker'], since: Date): Promise<BrokerEvidence> {
  const events: Record<string, number> = {};
  const deliveries: Record<string, Record<Outcome, number>> = {};
  const sequences = new Map(topics.map(({ name }) => [name, new KeySequences(name)]));
  const receipts = new Set<string>();
  const postedIds = new Set<string>();
  const flow = new FlowVolumeCount(since);

  const isFirstArrival = (record: IncomingRecord): boolean => {
    const { id, key, sequence } = fromHeaders(record.headers, record.key);
    if (sequence) return sequences.get(record.topic)?.arrived(key, sequence, id) ?? false;
    return receipts.size !== receipts.add(id).size;
  };
  const count = (record: IncomingRecord): void => {
    if (!isFirstArrival(record)) return;
    const { type, id } = fromHeaders(record.headers, record.key);
    events[type] = (events[type] ?? 0) + 1;
    const value = record.value ?? '';
    if (isPosted(type, value)) postedIds.add(id);
    if (type === TeslimatKaydedildi.type) countDeliveries(deliveries, value);
    flow.note(record, type);
  };

  for (const { name } of topics) await broker.scan(name, count);
  return { events, deliveries, sequences, postedIds, flow };
}

const none: Readonly<Record<Outcome, number>> = {
  handled: 0,
  duplicate: 0,
  skipped: 0,
  parked: 0,
  dead: 0,
  gap: 0,
  fork: 0,
};

function countDeliveries(into: Record<string, Record<Outcome, number>>, value: string): void {
  const receipt = TeslimatKaydedildi.schema.parse(JSON.parse(value));
  const outcomes = (into[receipt.consumer] ??= { ...none });
  for (const { outcome } of receipt.deliveries) outcomes[outcome] += 1;
}
