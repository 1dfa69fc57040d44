import { KervanError, sequenceText, type FenceRecord } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';
import type { FenceBroker } from './fence-topic.js';

/** An event on the broker: the highest one of its key that was read. */
export interface BrokerPosition {
  readonly topic: string;
  readonly key: string;
  readonly epoch: number;
  readonly number: number;
  readonly id: string;
}

/** So many keys are held in memory, and asked about in one statement. */
const KEYS = 10_000;

/**
 * Reads what was published since a fence was written.
 *
 * @param receive gets the highest event of each key, in portions; awaited before reading goes on.
 * @throws KervanError BROKER_UNAVAILABLE, and whatever `receive` throws
 */
export async function positionsSince(
  broker: Pick<FenceBroker, 'scan'>,
  { ends }: FenceRecord,
  receive: (positions: readonly BrokerPosition[]) => Promise<void>,
): Promise<void> {
  const last = new Map<string, BrokerPosition>();
  const hand = async (): Promise<void> => {
    const positions = [...last.values()];
    last.clear();
    if (positions.length > 0) await receive(positions);
  };
  for (const [topic, offsets] of Object.entries(ends)) {
    const note = async (record: IncomingRecord): Promise<void> => {
      const position = positionOf(record);
      if (position && isHigher(position, last.get(position.key))) last.set(position.key, position);
      if (last.size >= KEYS) await hand();
    };
    await broker.scan(topic, note, new Map(offsets.entries())).catch(ignoreMissing);
    await hand();
  }
}

/** Null for what no outbox wrote, or without a place in an order. */
function positionOf({ topic, key, headers }: IncomingRecord): BrokerPosition | null {
  const sequence = sequenceText.safeParse(headers['ce_sequence']).data;
  const id = headers['ce_id'];
  return key !== null && sequence && id !== undefined ? { topic, key, ...sequence, id } : null;
}

/** Repetitions of earlier ones may follow it. */
function isHigher(one: BrokerPosition, other: BrokerPosition | undefined): boolean {
  if (other === undefined) return true;
  return one.epoch > other.epoch || (one.epoch === other.epoch && one.number > other.number);
}

/** A topic that is gone holds nothing that the database could lack. */
function ignoreMissing(error: unknown): void {
  if (!(error instanceof KervanError) || error.code !== 'TOPIC_MISSING') throw error;
}
