import { setTimeout as delay } from 'node:timers/promises';
import type { Logger, Metrics } from '@kervan/observability';
import type { UnitOfWork } from '@kervan/outbox';

export interface ParkingLimits {
  /** Parked events of one key above which an alarm is raised; rows keep flowing in. Default 1,000. */
  readonly perKey: number;
  /** Parked events of the consumer at which it pauses. Default 100,000. */
  readonly total: number;
}

export const defaultLimits: ParkingLimits = { perKey: 1_000, total: 100_000 };

const LOOK_EVERY_MS = 1_000;

/** The key that holds most, and what all hold together. */
interface FullestKey {
  readonly topic: string;
  readonly events: number;
  readonly total: number;
  readonly dead: number;
  readonly oldestMs: number;
}

const nothing: FullestKey = { topic: '', events: 0, total: 0, dead: 0, oldestMs: 0 };

/** How much is parked, measured now and then: a hint for alarms and the pause, never a lock. */
export class ParkingGauge {
  #full = false;
  #alarmed = false;
  #seen = nothing;
  /** All partitions that wait ask once. */
  #looking: Promise<void> | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consumer: string,
    private readonly limits: ParkingLimits,
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    metrics.observe('erp.dlq.depth', (tell) => {
      const { total, dead } = this.#seen;
      tell(dead, { consumer, state: 'dead' });
      tell(total - dead, { consumer, state: 'waiting' });
    });
    metrics.observe('erp.dlq.oldest.age', (tell) => tell(this.#seen.oldestMs / 1_000, { consumer }));
  }

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
    const { total } = fullest;
    this.#seen = fullest;
    const full = total >= this.limits.total;
    if (full && !this.#full)
      this.logger.error({ total, limit: this.limits.total }, 'too much is parked: paused');
    this.#full = full;
    const overflowing = fullest.events > this.limits.perKey;
    if (overflowing && !this.#alarmed) {
      this.logger.error({ topic: fullest.topic, events: fullest.events }, 'a parked key keeps growing');
    }
    this.#alarmed = overflowing;
  }

  async #fullestKey(): Promise<FullestKey> {
    const unit = await this.unitOfWork.begin();
    try {
      const [fullest] = await unit.db.query<FullestKey>(
        `SELECT topic, count(*) AS events, (sum(count(*)) OVER ())::bigint AS total,
           (sum(count(*) FILTER (WHERE state = 'DEAD')) OVER ())::bigint AS dead,
           extract(epoch FROM clock_timestamp() - min(min(parked_at)) OVER ())::float8 * 1000 AS "oldestMs"
         FROM parked_event
         WHERE consumer = $1 GROUP BY topic, key ORDER BY events DESC LIMIT 1`,
        [this.consumer],
      );
      return fullest ?? nothing;
    } finally {
      await unit.rollback();
    }
  }
}
