import type { Database } from '@kervan/database';
import type { Batch, BatchControl, Broker, SubscriptionOptions } from '@kervan/messaging';
import type { Logger } from '@kervan/observability';
import { codeOf } from '../failures/classify.js';
import type { Bounds } from './bounds.js';
import type { Pace } from './pace.js';
import { passSkipped } from './pass-skipped.js';
import type { ReplayedRecords } from './replayed-records.js';

const AT_BOUND_MS = 20;
const HEARTBEAT_MS = 3_000;

/** What the broker of a replay works with. */
export interface ShadowBrokerParts {
  readonly broker: Pick<Broker, 'subscribe' | 'offsets'>;
  readonly shadow: Database;
  readonly consumer: string;
  readonly records: ReplayedRecords;
  readonly bounds: Bounds;
  readonly pace: Pace;
  readonly logger: Logger;
}

/** The broker as a replay sees it: up to the bounds, at its pace, as operators corrected it. */
export function shadowBroker(parts: ShadowBrokerParts): Pick<Broker, 'subscribe' | 'offsets'> {
  return {
    offsets: (topic) => parts.broker.offsets(topic),
    subscribe: (options) =>
      parts.broker.subscribe({
        ...options,
        // A broker may call in the context of whoever moved the partitions, such as another replay.
        startAt: (assigned) => parts.shadow.only(() => options.startAt(assigned)),
        onBatch: async (batch, control) => {
          try {
            await parts.shadow.only(() => deliver(parts, options.onBatch, batch, control));
          } catch (error) {
            parts.logger.warn(
              { topic: batch.topic, partition: batch.partition, code: codeOf(error) },
              'replay waits',
            );
            throw error;
          }
        },
      }),
  };
}

async function deliver(
  { shadow, consumer, records, bounds, pace }: ShadowBrokerParts,
  onBatch: SubscriptionOptions['onBatch'],
  { topic, partition, records: received }: Batch,
  control: BatchControl,
): Promise<void> {
  const bound = bounds.of(topic, partition);
  const readable = received.filter(({ offset }) => offset < bound);
  const watched = new WatchedControl(control);
  const heartbeats = setInterval(() => void control.heartbeat().catch(() => undefined), HEARTBEAT_MS);
  try {
    for (let start = 0; start < readable.length;) {
      const slice = readable.slice(start, start + pace.slice);
      start += slice.length;
      await pace.take(slice.length, control.signal);
      for (const piece of await records.read(topic, slice)) {
        if (control.signal.aborted || watched.left) return;
        await passSkipped(shadow, consumer, topic, piece.skippedBefore);
        await onBatch({ topic, partition, records: piece.records }, watched);
      }
    }
  } finally {
    clearInterval(heartbeats);
  }
  if (readable.length < received.length && !watched.left) control.pauseFor(AT_BOUND_MS);
}

/** Notes that the subscriber left the batch: what comes after it must not be delivered before. */
class WatchedControl implements BatchControl {
  left = false;

  constructor(private readonly control: BatchControl) {}

  get signal(): AbortSignal {
    return this.control.signal;
  }

  resolve(offset: number): void {
    this.control.resolve(offset);
  }

  pauseFor(milliseconds: number): void {
    this.left = true;
    this.control.pauseFor(milliseconds);
  }

  seek(offset: number): void {
    this.left = true;
    this.control.seek(offset);
  }

  heartbeat(): Promise<void> {
    return this.control.heartbeat();
  }
}
