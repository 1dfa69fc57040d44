import type { Bounds, PartitionOffset } from './bounds.js';

/** Weight of the last second against what was before it. */
const SMOOTHING = 0.3;

/** How far a replay is, and how fast. */
export class ProgressMeter {
  events = 0;
  wanted = 0;
  #perSecond = 0;
  #seen: { readonly events: number; readonly at: number } | undefined;

  /** @param first where the shadow began. */
  constructor(private readonly first: readonly PartitionOffset[]) {}

  /** @returns events that are left to be read. */
  measure(bounds: Bounds, positions: readonly PartitionOffset[]): number {
    const left = bounds.left(positions);
    this.wanted = bounds.left(this.first);
    this.events = this.wanted - left;
    return left;
  }

  /** Events per second, smoothed over the times it was asked. */
  perSecond(): number {
    const now = performance.now();
    if (this.#seen) {
      const current = ((this.events - this.#seen.events) * 1_000) / (now - this.#seen.at);
      this.#perSecond += SMOOTHING * (Math.max(current, 0) - this.#perSecond);
    }
    this.#seen = { events: this.events, at: now };
    return this.#perSecond;
  }
}
