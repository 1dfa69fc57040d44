import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { Logger } from '@kervan/observability';
import { pause } from '../relay/pause.js';

/** Partitions are made for today and so many days to come. */
const DAYS_AHEAD = 2;
/** For so long after that nothing can miss its partition, even where clocks differ. */
const COVERED_MS = 24 * 3_600_000;
const TEND_MS = 600_000;
const AGAIN_MS = 2_000;

/** What keeping sent events works with. */
export interface SentDaysParts {
  readonly db: Pick<Db, 'query'>;
  /** How long sent events are kept; 0: not at all. */
  readonly hours: number;
  readonly logger: Logger;
}

/**
 * The days of `outbox_sent`, each a partition: made ahead and dropped aside from all publishing. Without a partition to
 * write into, events are published and not kept.
 */
export class SentDays {
  #coveredUntil = -Infinity;

  constructor(
    private readonly parts: SentDaysParts,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Whether events that are acknowledged now can be kept. */
  get keeps(): boolean {
    return this.clock() < this.#coveredUntil;
  }

  /** Tends the partitions until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) await pause((await this.tend()) ? TEND_MS : AGAIN_MS, signal);
  }

  /** Makes and drops what is due; whether it could. Somebody who reads the table for long lets it wait. */
  async tend(): Promise<boolean> {
    const { db, hours, logger } = this.parts;
    if (hours === 0) return true;
    try {
      await db.query('SELECT prepare_outbox_sent($1)', [DAYS_AHEAD]);
      this.#coveredUntil = this.clock() + COVERED_MS;
      await db.query('SELECT drop_outbox_sent($1)', [hours]);
      return true;
    } catch (error) {
      const contended = error instanceof KervanError && error.class === 'contention';
      if (!contended) logger.warn({ err: error }, 'the partitions of sent events cannot be tended');
      return false;
    }
  }
}
