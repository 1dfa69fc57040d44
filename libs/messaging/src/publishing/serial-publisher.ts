import { KervanError } from '@kervan/contracts';
import type { OutgoingRecord, PublishResult, Publisher } from '../broker.js';
import { chunksOf } from './chunks-of.js';
import { CurrentProducer } from './current-producer.js';
import { Delivery, type Entry } from './delivery.js';
import type { Answers, ProducerClient, TopicLimits } from './producer-client.js';
import { exceeds } from './record-bytes.js';
import { splitToIsolate } from './split-to-isolate.js';
import { compressedBytes } from '../wire/compressed-bytes.js';
import { grouped } from '../wire/grouped.js';
import { TopicDirectory } from './topic-directory.js';

/** The publisher of every adapter: what to send when, and what the answers mean. */
export class SerialPublisher implements Publisher {
  readonly #producer: CurrentProducer;
  readonly #topics: TopicDirectory;
  #busy = false;
  #closed = false;

  /** @param ended called when it is closed for good */
  constructor(
    private readonly client: ProducerClient,
    private readonly ended: () => void = () => undefined,
  ) {
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
      // A reason of its own: without one an exception with its stack is made each time.
      over.abort('settled');
      this.#busy = false;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#producer.close();
    this.ended();
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
        for (const entry of delivery.entries) if (entry.record.topic === topic) delivery.fail(entry, failure);
      }
    };
    await Promise.all([...topics].map(ask));
    const large: { readonly entry: Entry; readonly most: number }[] = [];
    for (const entry of delivery.entries) {
      const limits = answers.get(entry.record.topic);
      if (!limits) continue;
      const refusal = this.#refusal(entry, limits);
      if (refusal) delivery.fail(entry, refusal);
      else if (exceeds(entry.record, entry.bytes, limits.maxBatchBytes))
        large.push({ entry, most: limits.maxBatchBytes });
    }
    for (const { entry, most } of large) await this.#refuseTooLarge(delivery, entry, most);
    return answers;
  }

  /** To learn it from the broker takes several sends, each with a new producer: on a slow day longer than there is time. */
  async #refuseTooLarge(delivery: Delivery, entry: Entry, most: number): Promise<void> {
    const { key, topic } = entry.record;
    const bytes = await compressedBytes(entry.record, this.client.codec);
    if (bytes <= most) return;
    const message = `Record of key ${key} has ${bytes} bytes, ${topic} accepts ${most}`;
    delivery.fail(entry, new KervanError('RECORD_TOO_LARGE', message));
  }

  #refusal({ record, partition }: Entry, limits: TopicLimits): KervanError | undefined {
    if (record.partition >= 0 && record.partition < limits.partitions) return undefined;
    this.#topics.forget(record.topic);
    return new KervanError('TOPIC_MISSING', `Partition ${partition} does not exist`);
  }

  async #send(delivery: Delivery, chunk: readonly Entry[], over: AbortSignal): Promise<void> {
    const entries = delivery.sendable(chunk);
    if (entries.length === 0) return;
    try {
      const producer = await this.#producer.get(over);
      const written = (partition: string): void => {
        if (!over.aborted)
          for (const entry of entries) if (entry.partition === partition) delivery.ack(entry);
      };
      const answers = await producer.send(
        entries.map(({ record }) => record),
        written,
      );
      if (!over.aborted) await this.#settle(delivery, entries, answers, over);
    } catch (error) {
      if (over.aborted) return;
      this.#producer.discard();
      await this.#afterFailure(delivery, entries, asKervanError(error), over);
    }
  }

  /** Acknowledges what is written, whatever became of the other partitions. */
  async #settle(
    delivery: Delivery,
    entries: readonly Entry[],
    answers: Answers,
    over: AbortSignal,
  ): Promise<void> {
    const unwritten = entries.filter(({ partition }) => answers.get(partition) !== null);
    if (unwritten.length === 0) {
      for (const entry of entries) delivery.ack(entry);
      return;
    }
    this.#producer.discard();
    for (const entry of entries) if (answers.get(entry.partition) === null) delivery.ack(entry);
    const errors = unwritten.map(({ partition }) => answers.get(partition));
    const away = errors.every((error) => error?.code === 'BROKER_UNAVAILABLE');
    if (away && unwritten.length === entries.length) delivery.failOpen(errors[0] ?? unnamed(''));
    for (const [partition, own] of grouped(unwritten, (entry) => entry.partition)) {
      const error = answers.get(partition);
      if (error?.retriable) delivery.failPartition(partition, error);
      else if (error) await this.#afterFailure(delivery, own, error, over);
      else for (const entry of own) delivery.fail(entry, unnamed(partition));
    }
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
    if (parts.length === 1) {
      const refusal = await this.#confirmed(entries, error);
      if (!over.aborted) for (const entry of entries) delivery.fail(entry, refusal);
    } else for (const part of parts) if (!over.aborted) await this.#send(delivery, part, over);
  }

  /** A broker that has just become the leader of a partition, or is not any more, says for a moment that it is missing. */
  async #confirmed(entries: readonly Entry[], error: KervanError): Promise<KervanError> {
    const [first] = entries;
    if (error.code !== 'TOPIC_MISSING' || !first) return error;
    try {
      const refusal = this.#refusal(first, await this.#topics.limits(first.record.topic));
      return refusal?.code === 'TOPIC_MISSING' ? refusal : new KervanError('NOT_ACKNOWLEDGED', error.message);
    } catch (failure) {
      return asKervanError(failure);
    }
  }
}

function asKervanError(error: unknown): KervanError {
  if (error instanceof KervanError) return error;
  return new KervanError('BROKER_UNAVAILABLE', 'The client library failed', { cause: error });
}

function unnamed(partition: string): KervanError {
  return new KervanError('NOT_ACKNOWLEDGED', `The answer does not name ${partition}`);
}
