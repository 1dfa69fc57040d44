import type { KervanError } from '@kervan/contracts';
import { LANES } from '../lane.js';
import type { OutboxRow } from './outbox-row.js';

/**
 * Topics that are not as their contract says: their rows stay in the outbox, in order, and all others flow. The pins keep
 * the floors of their lanes below the first of them, so that they are read again after `clear` or by the next owner.
 */
export class Blocked {
  readonly #topics = new Map<string, KervanError>();
  readonly #pins = new Float64Array(LANES).fill(Infinity);

  get topics(): readonly string[] {
    return [...this.#topics.keys()];
  }

  get any(): boolean {
    return this.#topics.size > 0;
  }

  /** The floor of the lane must not rise above it. */
  pin(lane: number): number {
    return this.#pins[lane] ?? Infinity;
  }

  holds(row: Pick<OutboxRow, 'topic'>): boolean {
    return this.any && this.#topics.has(row.topic);
  }

  /** @param floors of the lanes held: nothing at or below them can still appear */
  blockTopic(topic: string, error: KervanError, floors: ReadonlyMap<number, number>): void {
    this.#topics.set(topic, error);
    for (const [lane, floor] of floors) this.#pin(lane, floor);
  }

  /** A lane was taken: rows of blocked topics in it are passed over too. */
  taken(lane: number, floor: number): void {
    if (this.#topics.size > 0) this.#pin(lane, floor);
  }

  /** A row that waits. */
  keep({ id, lane }: OutboxRow): void {
    this.#pin(lane, id - 1);
  }

  clear(): void {
    this.#topics.clear();
    this.#pins.fill(Infinity);
  }

  #pin(lane: number, floor: number): void {
    this.#pins[lane] = Math.min(this.pin(lane), floor);
  }
}
