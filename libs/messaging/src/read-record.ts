import type { Broker, IncomingRecord } from './broker.js';

export interface RecordPosition {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** After the end of any partition. */
const NOTHING = Number.MAX_SAFE_INTEGER;

/**
 * One record by its position; null when the broker does not hold it, no longer or not yet.
 *
 * @throws KervanError TOPIC_MISSING, BROKER_UNAVAILABLE
 */
export async function readRecord(
  broker: Pick<Broker, 'offsets' | 'scan'>,
  { topic, partition, offset }: RecordPosition,
): Promise<IncomingRecord | null> {
  const from = new Map((await broker.offsets(topic)).map((each) => [each.partition, NOTHING]));
  if (!from.has(partition)) return null;
  from.set(partition, offset);
  const read = new FirstRecord();
  try {
    await broker.scan(topic, (record) => read.stopAt(record), from);
  } catch (error) {
    if (error !== read) throw error;
  }
  return read.record?.offset === offset ? read.record : null;
}

/** Ends a scan at its first record: what a receiver throws ends it. */
class FirstRecord extends Error {
  record: IncomingRecord | undefined;

  stopAt(record: IncomingRecord): never {
    this.record = record;
    throw this;
  }
}
