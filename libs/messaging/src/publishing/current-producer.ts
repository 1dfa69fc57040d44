import { KervanError } from '@kervan/contracts';
import type { Producer, ProducerClient } from './producer-client.js';

/** Sequence numbers are 32 bits wide and kafkajs does not wrap them as the broker expects. */
const MAX_AGE_MS = 24 * 60 * 60 * 1_000;

/** The producer in use. It is opened when needed and replaced, with a new producer id, after every failure and daily. */
export class CurrentProducer {
  #producer: Producer | undefined;
  #openedAt = 0;
  #discards = 0;

  constructor(private readonly client: ProducerClient) {}

  /** @throws KervanError BROKER_UNAVAILABLE; PRODUCER_FENCED when discarded meanwhile. */
  async get(): Promise<Producer> {
    if (this.#producer && performance.now() - this.#openedAt < MAX_AGE_MS) return this.#producer;
    this.discard();
    const discards = this.#discards;
    const producer = await this.client.open();
    if (discards !== this.#discards) {
      producer.kill();
      throw new KervanError('PRODUCER_FENCED', 'The producer was discarded while it was being opened');
    }
    this.#producer = producer;
    this.#openedAt = performance.now();
    return producer;
  }

  discard(): void {
    this.#discards++;
    this.#producer?.kill();
    this.#producer = undefined;
  }

  async close(): Promise<void> {
    const producer = this.#producer;
    this.#producer = undefined;
    this.#discards++;
    await producer?.close();
  }
}
