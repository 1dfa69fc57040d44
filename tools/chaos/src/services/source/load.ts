import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '@kervan/database';
import type { Logger } from '@kervan/observability';
import { UnitOfWork } from '@kervan/outbox';
import { CONFIG, LOGGER, type ConfigOf } from '@kervan/service';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { seededRandom } from '../../seeded-random.js';
import { drawTransaction, type DrawnTransaction } from './draw-transaction.js';
import { Pacer } from './pacer.js';
import type { settings } from './settings.js';
import { writeMovements } from './write-movements.js';

/** Transactions at once. */
const WRITERS = 6;
const LOOK_MS = 500;

class RolledBack extends Error {}

/** Writes movements as long as `load_control` says so, whatever becomes of the database. */
@Injectable()
export class Load implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #pacer: Pacer;
  readonly #random: () => number;
  #running = false;
  #stopped = false;
  #work: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIG) private readonly config: ConfigOf<typeof settings>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#pacer = new Pacer(config.LOAD_RATE);
    // Started again after a kill, it does not repeat itself: what it draws is not part of the plan.
    this.#random = seededRandom(config.LOAD_SEED + process.pid);
  }

  onApplicationBootstrap(): void {
    this.#work = this.#follow();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    await this.#work;
  }

  /** Writes while it may; tells when it rests. */
  async #follow(): Promise<void> {
    let writers: Promise<unknown> = Promise.resolve();
    while (!this.#stopped) {
      const wanted = await this.#wanted().catch(() => null);
      if (wanted === true && !this.#running) {
        this.#running = true;
        writers = Promise.all(Array.from({ length: WRITERS }, () => this.#write()));
      }
      if (wanted === false) {
        this.#running = false;
        await writers;
        await this.database.query('UPDATE load_control SET resting = NOT running').catch(() => undefined);
      }
      await sleep(LOOK_MS);
    }
    this.#running = false;
    await writers;
  }

  async #wanted(): Promise<boolean> {
    const [control] = await this.database.query<{ running: boolean }>(
      'UPDATE load_control SET resting = resting AND NOT running RETURNING running',
    );
    return control?.running ?? false;
  }

  async #write(): Promise<void> {
    while (this.#running) {
      const drawn = drawTransaction(this.#random);
      await this.#pacer.take(drawn.names.length);
      try {
        await this.#transact(drawn);
      } catch (error) {
        if (error instanceof RolledBack) continue;
        this.logger.warn({ err: error }, 'a transaction failed');
        await sleep(LOOK_MS);
      }
    }
  }

  #transact({ names, rolledBack, heldMs }: DrawnTransaction): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      await writeMovements(tx, this.config.SOURCE, names);
      if (heldMs > 0) await sleep(heldMs);
      if (rolledBack) throw new RolledBack();
    });
  }
}
