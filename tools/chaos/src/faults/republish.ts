import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IncomingRecord, OutgoingRecord } from '@kervan/messaging';
import { partitionKey } from '@kervan/messaging';
import { movements, sources } from '../services/movement.js';
import type { Fault, Scene } from './fault.js';

/** How far back, per partition. */
const RECORDS = 300;
const DEADLINE_MS = 10_000;

/** Writes records that were published before once more, in the reverse of their order. */
export const republish: Fault = async (scene, { seconds }, struck) => {
  const end = performance.now() + seconds * 1_000;
  const publisher = await scene.stack.broker.publisher('chaos-injector');
  try {
    do {
      const records = await latest(scene);
      await publisher.publish(records.reverse().map(again), DEADLINE_MS);
      await sleep(500, undefined, { signal: scene.signal });
    } while (performance.now() < end);
  } finally {
    await publisher.close();
  }
  struck();
};

/** The last records of each partition, read by a group of its own. */
async function latest({ stack: { broker } }: Scene): Promise<IncomingRecord[]> {
  const topics = sources.map((source) => movements[source].topic);
  const held = (await Promise.all(topics.map((topic) => broker.offsets(topic)))).flat();
  const wanted = held.filter(({ start, end }) => end > start);
  const missing = new Set(wanted.map(({ topic, partition }) => partitionKey(topic, partition)));
  const records: IncomingRecord[] = [];
  const subscription = await broker.subscribe({
    group: `chaos-injector-${randomUUID()}`,
    topics,
    startAt: (assigned) =>
      Promise.resolve(
        new Map(
          assigned.map(({ topic, partition, start, end }) => [
            partitionKey(topic, partition),
            Math.max(start, end - RECORDS),
          ]),
        ),
      ),
    onBatch: (batch, control) => {
      const address = partitionKey(batch.topic, batch.partition);
      if (missing.delete(address)) records.push(...batch.records.slice(0, RECORDS));
      const last = batch.records.at(-1);
      if (last) control.resolve(last.offset);
      return Promise.resolve();
    },
  });
  const givenUpAt = performance.now() + DEADLINE_MS;
  while (missing.size > 0 && performance.now() < givenUpAt) await sleep(50);
  await subscription.close();
  return records;
}

function again({ topic, partition, key, value, headers }: IncomingRecord): OutgoingRecord {
  return { topic, partition, key: key ?? '', value: value ?? '', headers };
}
