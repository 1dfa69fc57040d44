import {
  type DataOf,
  fromHeaders,
  type Outcome,
  type Sequence,
  TeslimatKaydedildi,
  topics,
} from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';
import { readNames } from '../personal-data/read-names.js';
import { type PersonalDataFound, PersonalDataSearch } from '../personal-data/search.js';
import type { Evidence } from './evidence.js';
import { type FlowVolume, FlowVolumeCount } from './flow-volume.js';
import { KeySequences } from './key-sequences.js';
import { isPosted } from './posted-events.js';

/** What the broker itself says happened. */
export interface BrokerEvidence {
  /** Distinct events per type. */
  readonly events: Readonly<Record<string, number>>;
  readonly sequences: ReadonlyMap<string, KeySequences>;
  /** Ids of the events the ledger must have a voucher of. */
  readonly postedIds: ReadonlySet<string>;
  /** Deliveries per consumer and outcome, out of the receipts. */
  readonly deliveries: Readonly<Record<string, Readonly<Record<Outcome, number>>>>;
  readonly flow: FlowVolume;
  readonly personal: PersonalDataFound;
}

/**
 * Reads every topic of the catalogue from its oldest record to its present end, once.
 *
 * @param since when the flow of this run began
 */
export async function readBroker(evidence: Evidence, since: Date): Promise<BrokerEvidence> {
  const events: Record<string, number> = {};
  const deliveries: Record<string, Record<Outcome, number>> = {};
  const sequences = new Map(topics.map(({ name }) => [name, new KeySequences(name)]));
  const receipts = new Set<string>();
  const postedIds = new Set<string>();
  const flow = new FlowVolumeCount(since);
  const personal = new PersonalDataSearch(await readNames(evidence));

  const isFirstArrival = (topic: string, id: string, key: string, sequence: Sequence | null): boolean => {
    if (sequence) return sequences.get(topic)?.arrived(key, sequence, id) ?? false;
    return receipts.size !== receipts.add(id).size;
  };
  const note = (record: IncomingRecord): void => {
    const { id, type, key, sequence } = fromHeaders(record.headers, record.key);
    if (!isFirstArrival(record.topic, id, key, sequence)) return;
    events[type] = (events[type] ?? 0) + 1;
    const value = record.value ?? '';
    if (isPosted(type, value)) postedIds.add(id);
    personal.note(record, type);
    if (type === TeslimatKaydedildi.type) noteReceipt(record.timestamp, value);
    else flow.noteEvent(record.timestamp);
  };
  const noteReceipt = (timestamp: number, value: string): void => {
    const receipt = TeslimatKaydedildi.schema.parse(JSON.parse(value));
    flow.noteReceipt(timestamp, receipt);
    countDeliveries(deliveries, receipt);
  };

  for (const { name } of topics) await evidence.broker.scan(name, note);
  return { events, deliveries, sequences, postedIds, flow, personal };
}

const none: Readonly<Record<Outcome, number>> = {
  handled: 0,
  duplicate: 0,
  skipped: 0,
  skipped_late: 0,
  parked: 0,
  dead: 0,
  gap: 0,
  fork: 0,
};

function countDeliveries(
  into: Record<string, Record<Outcome, number>>,
  receipt: DataOf<typeof TeslimatKaydedildi>,
): void {
  const outcomes = (into[receipt.consumer] ??= { ...none });
  for (const { outcome } of receipt.deliveries) outcomes[outcome] += 1;
}
