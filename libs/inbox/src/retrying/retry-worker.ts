import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@kervan/observability';
import { classOf, codeOf } from '../failures/classify.js';
import { gap } from '../failures/failure.js';
import type { ParkingGauge } from '../parking/parking-gauge.js';
import type { Claims } from './claims.js';
import type { HeadResult, HeadTransaction } from './head-transaction.js';
import type { ParkedKey } from './parked-head.js';
import { tryHead } from './try-head.js';

/** Bounds of one cycle, so that a large backlog of parked keys leaves the connection pool to the live traffic. */
const KEYS_PER_CYCLE = 50;
const EVENTS_PER_KEY = 100;
const MEASURE_EVERY_MS = 5_000;

/** Tries parked keys when they are due, head by head, and releases those that hold nothing any more. */
export class RetryWorker {
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #measuredAt = -Infinity;
  /** Leases are left over from an interrupted cycle. */
  #holdsLeases = false;

  constructor(
    private readonly claims: Claims,
    private readonly heads: HeadTransaction,
    private readonly gauge: ParkingGauge,
    private readonly pollMs: number,
    private readonly logger: Logger,
    private readonly onLastingGap: () => void,
  ) {}

  start(): void {
    this.#running = this.#run();
  }

  /** Waits for the transaction it is in. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const more = await this.#cycle().catch((error: unknown) => this.#interrupted(error));
      if (!more) await delay(this.pollMs, undefined, { signal }).catch(() => undefined);
    }
    await this.claims.giveBackAll().catch(() => undefined);
  }

  /** @returns whether more keys may be due already. */
  async #cycle(): Promise<boolean> {
    if (this.#holdsLeases) await this.claims.giveBackAll();
    this.#holdsLeases = false;
    await this.#measure();
    const keys = await this.claims.take(KEYS_PER_CYCLE);
    for (const key of keys) {
      if (this.#stopping.signal.aborted) return false;
      try {
        await this.#retry(key);
      } catch (error) {
        if (classOf(error) === 'infrastructure' && codeOf(error) !== 'CLAIM_MISSING') throw error;
        // The key stays leased, so that it waits while the others go on.
        this.logger.error({ topic: key.topic, code: codeOf(error) }, 'a parked key cannot be retried');
      }
    }
    return keys.length === KEYS_PER_CYCLE;
  }

  async #retry(key: ParkedKey): Promise<void> {
    for (let events = 0; events < EVENTS_PER_KEY && !this.#stopping.signal.aborted; events++) {
      const result = await tryHead(this.heads, key);
      if (result.kind === 'waiting') {
        this.#log(key, result);
        return;
      }
      if (result.kind === 'empty' && (await this.claims.release(key))) return;
    }
    await this.claims.giveBack(key);
  }

  async #measure(): Promise<void> {
    if (performance.now() - this.#measuredAt < MEASURE_EVERY_MS) return;
    await this.gauge.measure();
    this.#measuredAt = performance.now();
  }

  #log({ topic }: ParkedKey, { delivery, failure }: HeadResult & { kind: 'waiting' }): void {
    const { code, fingerprint, state } = failure;
    if (code === gap.code) this.onLastingGap();
    const level = failure.state === 'RETRY' ? 'warn' : 'error';
    this.logger[level](
      { topic, eventId: delivery.envelope.id, code, fingerprint, state },
      'parked event not handled',
    );
  }

  #interrupted(error: unknown): false {
    this.#holdsLeases = true;
    this.logger.warn({ code: codeOf(error) }, 'retrying of parked keys interrupted');
    return false;
  }
}
