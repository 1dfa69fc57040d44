import { KervanError } from '@kervan/contracts';
import type { OutgoingRecord, PublishResult, Publisher } from '../broker.js';
import { chunksOf } from './chunks-of.js';
import { CurrentProducer } from './current-producer.js';
import { Delivery, type Entry } from './delivery.js';
import type { ProducerClient, TopicLimits } from './producer-client.js';
import { recordBytes } from './record-bytes.js';
import { splitToIsolate } from './split-to-isolate.js';
import { TopicDirectory } from './topic-directory.js';

/** The publisher of every adapter: what to send when, and what the answers mean. */
export class SerialPublisher implements Publisher {
  readonly #producer: CurrentProducer;
  readonly #topics: TopicDirectory;
  #busy = false;
  #closed = false;

  constructor(private readonly client: ProducerClient) {
    this.#producer = new CurrentProducer(client);
    this.#topics = new TopicDirectory((topic) => client.limits(topic));
  }

  /**
   * @throws KervanError INTERNAL when another call is in flight, PRODUCER_FENCED after `close`.
   */
  async publish(records: readonly OutgoingRecord[], deadlineMs: number): Promise<PublishResult> {
    if (this.#closed) throw new KervanError('PRODUCER_FENCED', 'The publisher is closed');
    if (this.#busy) throw new KervanError('INTERNAL', 'Another publish call of this publisher is in flight');
    this.#busy = true;
    const delivery = new Delivery(records);
    const over = new AbortController();
    const ended = new Promise<void>((resolve) => over.signal.addEventListener('abort', () => resolve()));
    const timer = setTimeout(() => over.abort(), deadlineMs);
    try {
      await Promise.race([this.#deliver(delivery, over.signal), ended]);
      if (over.signal.aborted) this.#producer.discard();
      return delivery.result();
    } finally {
      clearTimeout(timer);
      over.abort();
      this.#busy = false;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#producer.close();
  }

  async #deliver(delivery: Delivery, over: AbortSignal): Promise<void> {
    const limits = await this.#refuseImpossible(delivery);
    const maxBatchBytes = (topic: string): number => limits.get(topic)?.maxBatchBytes ?? 0;
    for (const chunk of chunksOf(delivery.sendable(delivery.entries), maxBatchBytes)) {
      if (over.aborted) return;
      await this.#send(delivery, chunk, over);
    }
  }

  /** Fails what the broker would refuse, so that it cannot fail the request it would travel in. */
  async #refuseImpossible(delivery: Delivery): Promise<ReadonlyMap<string, TopicLimits>> {
    const answers = new Map<string, TopicLimits>();
    const topics = new Set(delivery.entries.map(({ record }) => record.topic));
    const ask = async (topic: string): Promise<void> => {
      try {
        answers.set(topic, await this.#topics.limits(topic));
      } catch (error) {
        const failure = asKervanError(error);
        if (failure.retriable) delivery.failOpen(failure);
        for (const entry of delivery.entries) if (entry.record.topic === topic) delivery.fail(entry, failure);
      }
    };
    await Promise.all([...topics].map(ask));
    for (const entry of delivery.entries) {
      const limits = answers.get(entry.record.topic);
      const refusal = limits && this.#refusal(entry, limits);
      if (refusal) delivery.fail(entry, refusal);
    }
    return answers;
  }

  #refusal({ record, partition }: Entry, limits: TopicLimits): KervanError | undefined {
    if (record.partition < 0 || record.partition >= limits.partitions) {
      this.#topics.forget(record.topic);
      return new KervanError('TOPIC_MISSING', `Partition ${partition} does not exist`);
    }
    if (this.client.compressed) return undefined;
    const bytes = recordBytes(record);
    if (bytes <= limits.maxBatchBytes) return undefined;
    return new KervanError(
      'RECORD_TOO_LARGE',
      `Record of key ${record.key} has ${bytes} bytes, ${record.topic} accepts ${limits.maxBatchBytes}`,
    );
  }

  async #send(delivery: Delivery, chunk: readonly Entry[], over: AbortSignal): Promise<void> {
    const entries = delivery.sendable(chunk);
    if (entries.length === 0) return;
    try {
      const producer = await this.#producer.get();
      const acked = await producer.send(entries.map(({ record }) => record));
      if (over.aborted) return;
      this.#settle(delivery, entries, acked);
    } catch (error) {
      if (over.aborted) return;
      this.#producer.discard();
      await this.#afterFailure(delivery, entries, asKervanError(error), over);
    }
  }

  #settle(delivery: Delivery, entries: readonly Entry[], acked: ReadonlySet<string>): void {
    const missing = entries.filter(({ partition }) => !acked.has(partition));
    for (const entry of entries) if (acked.has(entry.partition)) delivery.ack(entry);
    for (const entry of missing) {
      delivery.fail(
        entry,
        new KervanError('NOT_ACKNOWLEDGED', `The answer does not name ${entry.partition}`),
      );
    }
    if (missing.length > 0) this.#producer.discard();
  }

  async #afterFailure(
    delivery: Delivery,
    entries: readonly Entry[],
    error: KervanError,
    over: AbortSignal,
  ): Promise<void> {
    if (error.retriable) {
      delivery.failOpen(error);
      return;
    }
    for (const { record } of entries) this.#topics.forget(record.topic);
    const parts = splitToIsolate(entries, error.code);
    if (parts.length === 1) for (const entry of entries) delivery.fail(entry, error);
    else for (const part of parts) if (!over.aborted) await this.#send(delivery, part, over);
  }
}

function asKervanError(error: unknown): KervanError {
  if (error instanceof KervanError) return error;
  return new KervanError('BROKER_UNAVAILABLE', 'The client library failed', { cause: error });
}
