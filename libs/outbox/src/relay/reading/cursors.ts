import { Cursor } from './cursor.js';
import { ReadCycle, type Observation } from './read-cycle.js';

/**
 * Which cursor reads which lane. Usually one reads all of them; lanes that were just taken, or whose sends failed,
 * begin at their floor in a cursor of their own, which becomes one with another as soon as both have read equally far.
 */
export class Cursors {
  #all: Cursor[] = [];
  #seen: Observation | undefined;

  get all(): readonly Cursor[] {
    return this.#all;
  }

  /** The cursor that reads the lane. */
  of(lane: number): Cursor | undefined {
    return this.#all.find((cursor) => cursor.has(lane));
  }

  /** Whether the lane is read now. */
  reads(lane: number, now: number): boolean {
    const cursor = this.of(lane);
    return cursor !== undefined && cursor.wakesAt <= now;
  }

  /** @param wakesAt milliseconds of the monotonic clock before which they are not read */
  add(lanes: readonly number[], floor: number, wakesAt = 0): void {
    if (lanes.length === 0) return;
    this.remove(lanes);
    this.#all.push(new Cursor(lanes, new ReadCycle(floor, this.#seen), wakesAt));
  }

  /** They are not read any more. */
  remove(lanes: readonly number[]): void {
    for (const cursor of this.#all) cursor.remove(lanes);
    this.#all = this.#all.filter(({ lanes: left }) => left.length > 0);
  }

  /** Those that may be read now, the one that is farthest first. */
  awake(now: number): Cursor[] {
    return this.#all.filter(({ wakesAt }) => wakesAt <= now).sort((a, b) => b.cycle.hot - a.cycle.hot);
  }

  /** Call when the turns of a read are committed: what has now read equally far goes on as one. */
  join(turned: readonly Cursor[], seen: Observation): void {
    this.#seen = seen;
    const kept: Cursor[] = [];
    for (const cursor of turned) {
      if (cursor.lanes.length === 0) continue;
      const same = kept.find(({ cycle }) => cycle.hot === cursor.cycle.hot);
      if (same) same.join(cursor);
      else kept.push(cursor);
    }
    const gone = new Set(turned.filter((cursor) => !kept.includes(cursor)));
    this.#all = this.#all.filter((cursor) => !gone.has(cursor));
  }
}
