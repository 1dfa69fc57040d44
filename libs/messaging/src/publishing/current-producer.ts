import { KervanError } from '@kervan/contracts';
import { within } from '../within.js';
import type { Producer, ProducerClient } from './producer-client.js';

/** Sequence numbers are 32 bits wide and kafkajs does not wrap them as the broker expects. */
const MAX_AGE_MS = 24 * 60 * 60 * 1_000;

/** Who does not get through in this time begins anew, perhaps with another broker. */
const LONGEST_OPENING_MS = 10_000;

/**
 * The producer in use. It is opened when needed and replaced, with a new producer id, after every failure and daily. An
 * opening outlasts the call that began it: on a slow machine it may take longer than a call has, and sends nothing.
 */
export class CurrentProducer {
  #producer: Producer | undefined;
  #openedAt = 0;
  #opening: Promise<Producer> | undefined;
  #closed = false;

  constructor(private readonly client: ProducerClient) {}

  /**
   * @param over whoever asks needs none any more
   * @throws KervanError BROKER_UNAVAILABLE; PRODUCER_FENCED when discarded meanwhile, or too late.
   */
  async get(over: AbortSignal): Promise<Producer> {
    if (this.#producer && performance.now() - this.#openedAt < MAX_AGE_MS) return this.#producer;
    this.discard();
    const producer = await (this.#opening ??= this.#open().finally(() => (this.#opening = undefined)));
    if (producer === this.#producer && !over.aborted) return producer;
    throw new KervanError('PRODUCER_FENCED', 'The producer was discarded while it was waited for');
  }

  discard(): void {
    this.#producer?.kill();
    this.#producer = undefined;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const producer = this.#producer;
    this.#producer = undefined;
    await producer?.close();
  }

  async #open(): Promise<Producer> {
    let over = false;
    const opening = this.client.open().then((producer) => {
      if (over || this.#closed) producer.kill();
      else [this.#producer, this.#openedAt] = [producer, performance.now()];
      return producer;
    });
    if (await within(LONGEST_OPENING_MS, opening)) return opening;
    over = true;
    opening.catch(() => undefined);
    throw new KervanError(
      'BROKER_UNAVAILABLE',
      `Opening a producer took more than ${LONGEST_OPENING_MS / 1_000} s`,
    );
  }
}
