import { IS_CONTROL, type Consumer, type KafkaRecord, type RecordsBatch } from '@platformatic/kafka';
import type { Headers } from '@kervan/contracts';
import type { IncomingRecord } from '../broker.js';
import type { Position } from '../consuming/assignment.js';
import type { Fetched } from '../consuming/group-member.js';

type FetchAnswer = Awaited<ReturnType<Consumer['fetch']>>;
type PartitionAnswer = FetchAnswer['responses'][number]['partitions'][number];

/** Attribute of a batch whose records have the broker's time, told once for all of them. */
const APPEND_TIME = 0x08;

/** Records of one partition of a fetch answer, without those before the position and without control records. */
export function fetchedOf(topic: string, answer: PartitionAnswer, wanted: readonly Position[]): Fetched {
  const partition = answer.partitionIndex;
  const position = wanted.find((candidate) => candidate.topic === topic && candidate.partition === partition);
  const from = position?.offset ?? 0;
  const batches = answer.records ?? [];
  const last = batches.at(-1);
  return {
    topic,
    partition,
    records: batches
      .flatMap((batch) => recordsOf(topic, partition, batch))
      .filter(({ offset }) => offset >= from),
    next: last ? Number(last.firstOffset) + last.lastOffsetDelta + 1 : from,
  };
}

function recordsOf(topic: string, partition: number, batch: RecordsBatch): readonly IncomingRecord[] {
  if ((batch.attributes & IS_CONTROL) !== 0) return [];
  return batch.records.map((record) => ({
    topic,
    partition,
    offset: Number(batch.firstOffset) + record.offsetDelta,
    key: record.key?.toString() ?? null,
    value: record.value?.toString() ?? null,
    headers: textHeaders(record),
    timestamp: Number(
      (batch.attributes & APPEND_TIME) !== 0
        ? batch.maxTimestamp
        : batch.firstTimestamp + record.timestampDelta,
    ),
  }));
}

function textHeaders({ headers }: KafkaRecord): Headers {
  const texts: Record<string, string> = {};
  for (const [name, value] of headers) if (name && value) texts[name.toString()] = value.toString();
  return texts;
}
