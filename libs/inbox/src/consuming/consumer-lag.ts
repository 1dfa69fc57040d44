import { setTimeout as delay } from 'node:timers/promises';
import { partitionKey, type Broker } from '@kervan/messaging';
import type { Logger, Metrics } from '@kervan/observability';
import type { UnitOfWork } from '@kervan/outbox';
import { codeOf } from '../failures/classify.js';
import { readPositions, type Position } from '../inbox-status.js';
import type { ReadingAges } from './reading-ages.js';

const LOOK_EVERY_MS = 10_000;
/** The rate is that of about a minute. */
const LOOKS_KEPT = 6;
/** Thirty days: told where nothing moves. */
const LONGEST_SECONDS = 2_592_000;

/** How far a consumer had come at one look. */
interface Look {
  readonly at: number;
  /** Sum of the next offsets of all partitions. */
  readonly passed: number;
}

export interface ConsumerLagParts {
  readonly consumer: string;
  readonly topics: () => readonly string[];
  readonly unitOfWork: UnitOfWork;
  readonly broker: Pick<Broker, 'offsets'>;
  readonly ages: ReadingAges;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** How far a consumer is behind, looked at now and then: whoever collects metrics waits for no store. */
export class ConsumerLag {
  readonly #stopping = new AbortController();
  readonly #records = new Map<string, number>();
  readonly #looks: Look[] = [];
  #lookedAt = performance.now();

  constructor(private readonly parts: ConsumerLagParts) {
    const { metrics, consumer, topics } = parts;
    metrics.observe('erp.consumer.lag.records', (tell) => {
      for (const [topic, records] of this.#records) tell(records, { consumer, topic });
    });
    metrics.observe('erp.consumer.lag', (tell) => {
      for (const topic of topics()) tell(this.#oldestAgeMs(topic) / 1_000, { consumer, topic });
    });
    metrics.observe('erp.consumer.look.age', (tell) => {
      tell((performance.now() - this.#lookedAt) / 1_000, { consumer });
    });
    metrics.observe('erp.consumer.drain_eta', (tell) => tell(this.#drainSeconds(), { consumer }));
  }

  start(): void {
    void this.#run();
  }

  /** Waits for nothing: a look may hang at a broker that does not answer. */
  stop(): void {
    this.#stopping.abort();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.look().catch((error: unknown) => {
        this.parts.logger.debug({ code: codeOf(error) }, 'the lag cannot be measured');
      });
      await delay(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Measures once. @throws KervanError DATABASE_UNAVAILABLE, BROKER_UNAVAILABLE, TOPIC_MISSING */
  async look(): Promise<void> {
    const { broker, ages, topics } = this.parts;
    const positions = await this.#positions();
    const next = new Map(positions.map((one) => [partitionKey(one.topic, one.partition), one.nextOffset]));
    for (const { topic, partition, offset } of ages.all) {
      const address = partitionKey(topic, partition);
      if ((next.get(address) ?? 0) > offset) ages.forget(address);
    }
    for (const topic of topics()) {
      const held = await broker.offsets(topic);
      const waiting = held.map(({ partition, start, end }) =>
        Math.max(0, end - (next.get(partitionKey(topic, partition)) ?? start)),
      );
      this.#records.set(
        topic,
        waiting.reduce((sum, count) => sum + count, 0),
      );
    }
    this.#lookedAt = performance.now();
    this.#looks.push({ at: this.#lookedAt, passed: [...next.values()].reduce((sum, at) => sum + at, 0) });
    if (this.#looks.length > LOOKS_KEPT + 1) this.#looks.shift();
  }

  #oldestAgeMs(topic: string): number {
    const since = this.parts.ages.all.filter((one) => one.topic === topic).map(({ timestamp }) => timestamp);
    return since.length === 0 ? 0 : Math.max(0, Date.now() - Math.min(...since));
  }

  #drainSeconds(): number {
    const records = [...this.#records.values()].reduce((sum, count) => sum + count, 0);
    if (records === 0) return 0;
    const [first] = this.#looks;
    const last = this.#looks.at(-1);
    if (!first || !last || last.passed <= first.passed) return LONGEST_SECONDS;
    return Math.min(LONGEST_SECONDS, (records * (last.at - first.at)) / 1_000 / (last.passed - first.passed));
  }

  async #positions(): Promise<readonly Position[]> {
    const unit = await this.parts.unitOfWork.begin();
    try {
      return await readPositions(unit.db, this.parts.consumer);
    } finally {
      await unit.rollback();
    }
  }
}
