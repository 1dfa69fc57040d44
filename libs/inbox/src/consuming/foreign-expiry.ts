import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@kervan/observability';
import type { UnitOfWork } from '@kervan/outbox';
import { codeOf } from '../failures/classify.js';

const EVERY_MS = 3_600_000;
/** Small enough to lock for a moment only; what another transaction holds is left for the next time. */
const ROWS_PER_STATEMENT = 1_000;

/** Forgets foreign events that were received long ago. */
export class ForeignExpiry {
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  /** @param keepDays must be more than any topic keeps its records: a forgotten event that comes again is handled again. */
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consumer: string,
    private readonly keepDays: number,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.#running = this.#run();
  }

  /** Waits for the statement it is in. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Forgets what is too old now. */
  async expire(): Promise<void> {
    while ((await this.#expireSome()) === ROWS_PER_STATEMENT && !this.#stopping.signal.aborted);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.expire().catch((error: unknown) => {
        this.logger.warn({ code: codeOf(error) }, 'foreign events cannot be forgotten');
      });
      await delay(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #expireSome(): Promise<number> {
    const unit = await this.unitOfWork.begin();
    try {
      const rows = await unit.db.query(
        `DELETE FROM inbox_event WHERE ctid = ANY(ARRAY(
           SELECT ctid FROM inbox_event
           WHERE consumer = $1 AND received_at < clock_timestamp() - $2::integer * interval '1 day'
           ORDER BY received_at LIMIT ${ROWS_PER_STATEMENT} FOR UPDATE SKIP LOCKED)) RETURNING 1`,
        [this.consumer, this.keepDays],
      );
      await unit.commit();
      return rows.length;
    } catch (error) {
      await unit.rollback();
      throw error;
    }
  }
}
