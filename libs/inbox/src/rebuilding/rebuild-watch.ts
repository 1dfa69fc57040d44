import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@kervan/observability';
import type { UnitOfWork } from '@kervan/outbox';
import { codeOf } from '../failures/classify.js';

/** Notices that a rebuild set the positions back, by whichever instance it was asked for. */
export class RebuildWatch {
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #known: number | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consumer: string,
    private readonly pollMs: number,
    private readonly onRebuilt: () => Promise<void>,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.#running = this.#run();
  }

  /** From now on, and before any position is read, rebuilds count as new. */
  async begin(): Promise<void> {
    this.#known ??= await this.#rebuilds();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const pause = () => delay(this.pollMs, true, { signal }).catch(() => false);
    while (await pause()) if (this.#known !== undefined) await this.#look(this.#known);
  }

  async #look(known: number): Promise<void> {
    try {
      const rebuilds = await this.#rebuilds();
      if (rebuilds === known) return;
      this.logger.info({ rebuilds }, 'rebuilding: everything is consumed again');
      await this.onRebuilt();
      this.#known = rebuilds;
    } catch (error) {
      this.logger.warn({ code: codeOf(error) }, 'cannot look for rebuilds');
    }
  }

  async #rebuilds(): Promise<number> {
    const unit = await this.unitOfWork.begin();
    try {
      const [row] = await unit.db.query<{ readonly rebuilds: number }>(
        'SELECT coalesce(max(rebuilds), 0) AS rebuilds FROM inbox_partition WHERE consumer = $1',
        [this.consumer],
      );
      return row?.rebuilds ?? 0;
    } finally {
      await unit.rollback();
    }
  }
}
