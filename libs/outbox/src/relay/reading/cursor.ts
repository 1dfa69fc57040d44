import type { ReadCycle } from './read-cycle.js';

/** A set of lanes that are read in step. */
export class Cursor {
  readonly #lanes: Set<number>;
  #list: readonly number[];

  /** @param wakesAt milliseconds of the monotonic clock before which it is not read */
  constructor(
    lanes: readonly number[],
    readonly cycle: ReadCycle,
    readonly wakesAt: number,
  ) {
    this.#lanes = new Set(lanes);
    this.#list = lanes;
  }

  get lanes(): readonly number[] {
    return this.#list;
  }

  has(lane: number): boolean {
    return this.#lanes.has(lane);
  }

  remove(lanes: readonly number[]): void {
    for (const lane of lanes) this.#lanes.delete(lane);
    this.#list = [...this.#lanes];
  }

  /** Reads for the other too, which has read equally far. */
  join(other: Cursor): void {
    for (const lane of other.lanes) this.#lanes.add(lane);
    this.#list = [...this.#lanes];
    this.cycle.join(other.cycle);
  }
}
