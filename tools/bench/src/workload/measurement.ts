import {
  defineEvent,
  topics as contractTopics,
  type DataOf,
  type EventOf,
  type Topic,
} from '@kervan/contracts';
import { z } from 'zod';

export const KEYS = 1_000;
export const PAYLOAD_BYTES = 1_000;

/** The one event of every bench: 1,000 bytes of JSON, 1,000 keys. */
export const OlcumAlindi = defineEvent({
  type: 'bench.OlcumAlindi.v1',
  topic: 'bench.measurement',
  key: 'measurementNo',
  summary: 'A measurement of a bench was taken.',
  schema: z.object({ measurementNo: z.string(), number: z.int().positive(), filler: z.string() }),
});
export type OlcumAlindi = EventOf<typeof OlcumAlindi>;

export const topic: Topic = { name: OlcumAlindi.topic, partitions: 6 };
/** What a publisher of a bench may meet in its outbox: a service's receipts, too. */
export const topics: readonly Topic[] = [
  topic,
  ...contractTopics.filter(({ name }) => name === 'ops.receipts'),
];

/** Event number `index` (from 0) of a run: keys take turns, `number` counts the events of a key from 1. */
export function measurement(index: number): DataOf<typeof OlcumAlindi> {
  const data = { measurementNo: `M-${index % KEYS}`, number: Math.floor(index / KEYS) + 1, filler: '' };
  return { ...data, filler: 'x'.repeat(PAYLOAD_BYTES - JSON.stringify(data).length) };
}

/** How many of a run's events have the key of event `index`. */
export function eventsOfKey(index: number, events: number): number {
  return Math.ceil((events - (index % KEYS)) / KEYS);
}
