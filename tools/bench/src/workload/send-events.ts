import { toHeaders } from '@kervan/contracts';
import { type Broker, type OutgoingRecord, partitionFor } from '@kervan/messaging';
import { v7 as uuidv7 } from 'uuid';
import { measurement, OlcumAlindi, topic } from './measurement.js';
import { traceparentOf, type Tracing } from './traced.js';

const AT_ONCE = 1_000;
const DEADLINE_MS = 60_000;

/**
 * Puts events number 0 to `events` - 1 on the topic as a service would have published them.
 *
 * @throws KervanError of the broker
 */
export async function sendEvents(
  broker: Broker,
  events: number,
  tracing: Tracing | null = null,
): Promise<void> {
  const publisher = await broker.publisher('bench-source');
  try {
    for (let first = 0; first < events; first += AT_ONCE) {
      const length = Math.min(AT_ONCE, events - first);
      const records = Array.from({ length }, (_, step) => recordOf(first + step, tracing));
      const { failed } = await publisher.publish(records, DEADLINE_MS);
      if (failed[0]) throw failed[0].error;
    }
  } finally {
    await publisher.close();
  }
}

/** Event number `index` as a service would have published it. */
export function recordOf(index: number, tracing: Tracing | null = null): OutgoingRecord {
  const data = measurement(index);
  const key = data.measurementNo;
  const headers = toHeaders({
    id: uuidv7(),
    type: OlcumAlindi.type,
    source: '/bench/source',
    key,
    time: new Date().toISOString(),
    sequence: { epoch: 1, number: data.number },
    correlationId: uuidv7(),
    causationId: null,
    workOrderNo: null,
    traceparent: tracing && traceparentOf(index, tracing.percent),
    tracestate: null,
  });
  const partition = partitionFor(key, topic.partitions);
  return { topic: topic.name, partition, key, value: JSON.stringify(data), headers };
}
