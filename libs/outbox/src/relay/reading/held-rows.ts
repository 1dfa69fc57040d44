import { LANES } from '../../lane.js';
import type { OutboxRow } from '../outbox-row.js';

type Held = Pick<OutboxRow, 'id' | 'lane'>;

/** Rows that were read and are not yet deleted: they are skipped when a span is read again. */
export class HeldRows {
  readonly #lanes = new Map<number, number>();
  readonly #counts = new Int32Array(LANES);
  #deleted: (readonly Held[])[] = [];

  get size(): number {
    return this.#lanes.size;
  }

  has(id: number): boolean {
    return this.#lanes.has(id);
  }

  /** Rows of the lane that are not deleted. */
  count(lane: number): number {
    return this.#counts[lane] ?? 0;
  }

  hold({ id, lane }: Held): void {
    this.#lanes.set(id, lane);
    this.#count(lane, 1);
  }

  /** The row stays in the outbox, for later. */
  letGo({ id, lane }: Held): void {
    if (this.#lanes.delete(id)) this.#count(lane, -1);
  }

  /** The rows are gone, but a read that began before may still return them: `beforeRead` forgets them. */
  deleted(rows: readonly Held[]): void {
    for (const { lane } of rows) this.#count(lane, -1);
    this.#deleted.push(rows);
  }

  /** Call before each read begins. */
  beforeRead(): void {
    for (const rows of this.#deleted) for (const { id } of rows) this.#lanes.delete(id);
    this.#deleted = [];
  }

  /** Per lane the lowest id that is held, or infinity. */
  lowest(): Float64Array {
    const lowest = new Float64Array(LANES).fill(Infinity);
    for (const [id, lane] of this.#lanes) if (id < (lowest[lane] ?? 0)) lowest[lane] = id;
    return lowest;
  }

  #count(lane: number, change: number): void {
    this.#counts[lane] = (this.#counts[lane] ?? 0) + change;
  }
}
