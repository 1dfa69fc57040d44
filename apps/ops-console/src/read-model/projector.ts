import { topics } from '@kervan/contracts';
import { Database } from '@kervan/database';
import type { Batch, BatchControl, Broker, Subscription } from '@kervan/messaging';
import { Metrics, type Logger } from '@kervan/observability';
import { BROKER, LOGGER } from '@kervan/service';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { piecesOf } from './pieces-of.js';
import { ProjectionWriter } from './projection-writer.js';
import { ReadPositions } from './read-positions.js';

/** Also the consumer group. */
const GROUP = 'ops-console';
/** Partitions that may be at it at once: they share transactions. */
const CONCURRENCY = 32;

/** Reads every topic of the company and keeps the read model: what the broker holds, and what receipts tell of it. */
@Injectable()
export class Projector implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #positions: ReadPositions;
  readonly #writer: ProjectionWriter;
  #joining: Promise<Subscription> | undefined;
  #joined = false;
  #failing = false;

  constructor(
    database: Database,
    @Inject(BROKER) private readonly broker: Broker,
    metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#positions = new ReadPositions(database, broker, logger);
    this.#writer = new ProjectionWriter(database, this.#positions, metrics, logger);
  }

  /** Joins in the background: a broker that is away is waited for, and what is known can be asked for meanwhile. */
  onApplicationBootstrap(): void {
    this.#joining = this.broker.subscribe({
      group: GROUP,
      topics: topics.map(({ name }) => name),
      concurrency: CONCURRENCY,
      startAt: (assigned) => this.#positions.startAt(assigned),
      onBatch: (batch, control) => this.#onBatch(batch, control),
      onState: (state) => this.logger.info({ state }, 'projector'),
    });
    this.#joining.then(
      () => (this.#joined = true),
      (err: unknown) => this.logger.info({ err }, 'projector never joined'),
    );
  }

  /** Ends after the transactions at hand. */
  async beforeApplicationShutdown(): Promise<void> {
    const leaving = this.#joining?.then((subscription) => subscription.close()).catch(() => undefined);
    if (this.#joined) await leaving;
  }

  async #onBatch(batch: Batch, control: BatchControl): Promise<void> {
    try {
      await this.#project(batch, control);
      this.#failing = false;
    } catch (err) {
      if (!this.#failing) this.logger.warn({ err }, 'the read model cannot be written: tried again');
      this.#failing = true;
      throw err;
    }
  }

  async #project({ topic, partition, records }: Batch, control: BatchControl): Promise<void> {
    for (const piece of piecesOf(records)) {
      if (control.signal.aborted) return;
      if (!(await this.#writer.write(piece))) {
        control.seek(await this.#positions.reload(topic, partition));
        return;
      }
      control.resolve(piece.at(-1)?.offset ?? 0);
      await control.heartbeat();
    }
  }
}
