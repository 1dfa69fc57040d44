import { setTimeout as delay } from 'node:timers/promises';
import type { Pacing } from './redrive-request.js';

const FIRST_PER_SECOND = 4;
/** What a busy moment may be behind and is made up for, in milliseconds. */
const LONGEST_LAG_MS = 1000;

/** Lets events through at the rate of a job: over any time since it was made never more than that, and one. */
export class Pace {
  #nextAt: number;
  readonly #startedAt: number;

  /** @param now milliseconds on a clock that only goes forward. */
  constructor(
    private readonly pacing: Pick<Pacing, 'perSecond' | 'ramp'>,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#startedAt = now();
    this.#nextAt = this.#startedAt;
  }

  /** Milliseconds until the next event may begin, which is taken as begun then. */
  take(): number {
    const now = this.now();
    const at = Math.max(this.#nextAt, now - LONGEST_LAG_MS);
    this.#nextAt = at + 1000 / this.#perSecond(at);
    return Math.max(0, at - now);
  }

  /** Waits for the turn of one event; ends early when the signal is aborted. */
  async turn(signal: AbortSignal): Promise<void> {
    const ms = this.take();
    if (ms > 0) await delay(ms, undefined, { signal }).catch(() => undefined);
  }

  #perSecond(at: number): number {
    const { perSecond, ramp } = this.pacing;
    const limit = perSecond ?? Infinity;
    if (!ramp) return limit;
    return Math.min(limit, FIRST_PER_SECOND * 2 ** Math.floor((at - this.#startedAt) / 1000));
  }
}
