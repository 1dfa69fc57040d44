import { setTimeout as delay } from 'node:timers/promises';

/** Few enough for edits and skips to be looked up with one statement each. */
const SLICE = 500;
const POLL_MS = 20;

/** Lets so many events pass per second, all partitions together, so that live traffic keeps its share of the machine. */
export class Pace {
  #freeAt = 0;
  #hurrying = false;

  /** @param perSecond null: no limit. */
  constructor(private readonly perSecond: number | null) {}

  /** So many events are let through at a time: at least four times a second, so that none of it is a burst. */
  get slice(): number {
    const { perSecond } = this;
    return perSecond === null || this.#hurrying ? SLICE : Math.min(SLICE, Math.ceil(perSecond / 4));
  }

  /** Without limit from now on, or with it again: while the running consumer waits, nothing must dawdle. */
  hurry(hurrying: boolean): void {
    this.#hurrying = hurrying;
  }

  /** Waits until these events may pass. Ends early when aborted. */
  async take(events: number, signal: AbortSignal): Promise<void> {
    if (this.perSecond === null || this.#isHurrying()) return;
    const now = performance.now();
    const start = Math.max(now, this.#freeAt);
    this.#freeAt = start + (events / this.perSecond) * 1_000;
    while (performance.now() < start && !signal.aborted && !this.#isHurrying())
      await delay(Math.min(start - performance.now(), POLL_MS), undefined, { signal }).catch(() => undefined);
  }

  #isHurrying(): boolean {
    return this.#hurrying;
  }
}
