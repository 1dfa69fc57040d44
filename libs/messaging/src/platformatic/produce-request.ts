import { createAPI, Writer, type Reader } from '@platformatic/kafka';
import { partitionKey } from '../broker.js';
import { grouped } from '../wire/grouped.js';

/** The encoded records of one partition. */
export interface PartitionBatch {
  readonly topic: string;
  readonly partition: number;
  /** `partitionKey` of both. */
  readonly name: string;
  readonly bytes: Buffer;
}

const PRODUCE = 0;
/** Known to every broker since Kafka 2.4, and what later versions add concerns transactions alone. */
const VERSION = 9;
const ALL_REPLICAS = -1;
/** How long a leader waits for its followers; our own time limit ends before. */
const TIMEOUT_MS = 30_000;

/** Writes batches to the leader of their partitions. The answer has the error code of each partition, 0 for none. */
export const produce = createAPI<[batches: readonly PartitionBatch[]], ReadonlyMap<string, number>>(
  PRODUCE,
  VERSION,
  request,
  answer,
);

function request(batches: readonly PartitionBatch[]): Writer {
  return Writer.create()
    .appendString(null)
    .appendInt16(ALL_REPLICAS)
    .appendInt32(TIMEOUT_MS)
    .appendArray([...grouped(batches, ({ topic }) => topic)], (toTopics, [topic, own]) => {
      toTopics.appendString(topic).appendArray(own, (toPartitions, { partition, bytes }) => {
        toPartitions.appendInt32(partition).appendBytes(bytes);
      });
    })
    .appendTaggedFields();
}

function answer(_correlation: number, _api: number, _version: number, reader: Reader): Map<string, number> {
  const codes = new Map<string, number>();
  reader.readArray((topics) => {
    const topic = topics.readString();
    topics.readArray((partitions) => {
      codes.set(partitionKey(topic, partitions.readInt32()), partitions.readInt16());
      partitions.readInt64();
      partitions.readInt64();
      partitions.readInt64();
      partitions.readArray((faults) => {
        faults.readInt32();
        faults.readNullableString();
      });
      partitions.readNullableString();
    });
  });
  return codes;
}
