import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@kervan/observability';
import type { UnitOfWork } from '@kervan/outbox';

export interface ParkingLimits {
  /** Parked events of one key above which an alarm is raised; rows keep flowing in. Default 1,000. */
  readonly perKey: number;
  /** Parked events of the consumer at which it pauses. Default 100,000. */
  readonly total: number;
}

export const defaultLimits: ParkingLimits = { perKey: 1_000, total: 100_000 };

const LOOK_EVERY_MS = 1_000;

interface FullestKey {
  readonly topic: string;
  readonly events: number;
  readonly total: number;
}

/** How much is parked, measured now and then: a hint for alarms and the pause, never a lock. */
export class ParkingGauge {
  #full = false;
  #alarmed = false;
  /** All partitions that wait ask once. */
  #looking: Promise<void> | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consumer: string,
    private readonly limits: ParkingLimits,
    private readonly logger: Logger,
  ) {}

  /** Resolves at once unless too much is parked: then when there is room again, or `signal` is aborted. */
  async room(signal: AbortSignal): Promise<void> {
    while (this.#full && !signal.aborted) {
      await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
      await (this.#looking ??= this.#look());
    }
  }

  async #look(): Promise<void> {
    await this.measure().finally(() => (this.#looking = undefined));
  }

  async measure(): Promise<void> {
    const fullest = await this.#fullestKey();
    const total = fullest?.total ?? 0;
    const full = total >= this.limits.total;
    if (full && !this.#full)
      this.logger.error({ total, limit: this.limits.total }, 'too much is parked: paused');
    this.#full = full;
    const overflowing = (fullest?.events ?? 0) > this.limits.perKey;
    if (overflowing && !this.#alarmed) {
      this.logger.error({ topic: fullest?.topic, events: fullest?.events }, 'a parked key keeps growing');
    }
    this.#alarmed = overflowing;
  }

  async #fullestKey(): Promise<FullestKey | undefined> {
    const unit = await this.unitOfWork.begin();
    try {
      const [fullest] = await unit.db.query<FullestKey>(
        `SELECT topic, count(*) AS events, (sum(count(*)) OVER ())::bigint AS total FROM parked_event
         WHERE consumer = $1 GROUP BY topic, key ORDER BY events DESC LIMIT 1`,
        [this.consumer],
      );
      return fullest;
    } finally {
      await unit.rollback();
    }
  }
}
