import type { KervanError } from '@kervan/contracts';
import type { Holding } from '../holding/holding.js';
import type { Blocked } from './blocked.js';
import type { TakenLane } from './lanes/leases.js';
import type { OutboxRow } from './outbox-row.js';
import type { Cursors } from './reading/cursors.js';
import type { HeldRows } from './reading/held-rows.js';
import type { RelayView } from './relay-view.js';

type ReadRow = Pick<OutboxRow, 'id' | 'lane'>;

/** The lanes held and rows that were read but not sent. */
export interface LaneWorkParts {
  readonly lanes: () => readonly number[];
  readonly cursors: Cursors;
  readonly held: HeldRows;
  readonly blocked: Blocked;
  readonly holding: Pick<Holding, 'taken' | 'end' | 'underWay'>;
  /** Takes rows out of the pipes that were not sent yet. */
  readonly drop: (of: (row: OutboxRow) => boolean) => readonly OutboxRow[];
}

/** What becomes of the lanes held: read, read again after a failure, drained, let go. */
export class LaneWork {
  /** Lanes that are not read any more, with the floors below the rows of them that stay in the outbox. */
  readonly #draining = new Map<number, number>();
  /** Lanes that were taken and are not read yet, since their held keys are not known, with their floors. */
  readonly #beginning = new Map<number, number>();

  constructor(private readonly parts: LaneWorkParts) {}

  get draining(): number {
    return this.#draining.size;
  }

  view(): RelayView {
    const lanes = [...this.floors()].map(([lane, floor]) => {
      return { lane, floor, draining: this.#draining.has(lane) };
    });
    const cursors = this.parts.cursors.all.map(({ lanes: read, cycle: { hot, settled } }) => {
      return { lanes: read, readTo: hot, settledTo: settled };
    });
    return { lanes, cursors };
  }

  /** Lanes that are read. */
  get active(): number[] {
    return this.parts.lanes().filter((lane) => !this.#draining.has(lane) && !this.#beginning.has(lane));
  }

  /** Per lane held: every row up to it is acknowledged, and nothing can still appear there. */
  floors(): Map<number, number> {
    const { lanes, cursors, held, blocked } = this.parts;
    const lowest = held.lowest();
    const floorOf = (lane: number): number => {
      const read =
        this.#draining.get(lane) ?? this.#beginning.get(lane) ?? cursors.of(lane)?.cycle.settled ?? 0;
      return Math.max(0, Math.min(read, (lowest[lane] ?? 0) - 1, blocked.pin(lane)));
    };
    return new Map(lanes().map((lane) => [lane, floorOf(lane)]));
  }

  /** Begins with lanes that were just taken, at their floor. @throws KervanError DATABASE_UNAVAILABLE */
  async begin(all: readonly TakenLane[]): Promise<void> {
    for (const { lane, floor } of all) this.#beginning.set(lane, floor);
    await this.parts.holding.taken(all.map(({ lane }) => lane));
    // Some may be over already.
    const taken = all.filter(({ lane }) => this.#beginning.delete(lane));
    for (const { lane, floor } of taken) {
      this.#draining.delete(lane);
      this.parts.blocked.taken(lane, floor);
    }
    const lanes = taken.map(({ lane }) => lane);
    this.parts.cursors.add(lanes, Math.min(...taken.map(({ floor }) => floor)));
  }

  /**
   * Lets go of everything of these lanes that is not acknowledged and reads it again, apart from the others.
   *
   * @param failed rows of them that were sent in vain
   * @param wakesAt milliseconds of the monotonic clock before which they are not read
   */
  restart(lanes: ReadonlySet<number>, failed: readonly ReadRow[], wakesAt: number): void {
    const floors = this.floors();
    const waiting = this.parts.drop((row) => lanes.has(row.lane));
    this.#letGo([...failed, ...waiting]);
    const again = this.active.filter((lane) => lanes.has(lane));
    this.parts.cursors.add(again, Math.min(...again.map((lane) => floors.get(lane) ?? 0)), wakesAt);
  }

  /** Stops reading these lanes, so that they can be released when nothing of them is on the way. */
  drain(lanes: readonly number[]): void {
    for (const lane of lanes) this.#draining.set(lane, this.parts.cursors.of(lane)?.cycle.settled ?? 0);
    this.parts.cursors.remove(lanes);
    this.#letGo(this.parts.drop((row) => lanes.includes(row.lane)));
  }

  /** Drained lanes of which nothing is on the way any more, with the floors for their next owner. */
  drained(): Map<number, number> {
    const floors = this.floors();
    const done = [...this.#draining.keys()].filter((lane) => this.#isIdle(lane));
    return new Map(done.map((lane) => [lane, floors.get(lane) ?? 0]));
  }

  /** A row below the floor was found: its lane is read again from there. */
  rewind({ id, lane }: ReadRow): void {
    if (this.active.includes(lane)) this.parts.cursors.add([lane], id - 1);
  }

  /** Lanes that are not held any more. */
  end(lanes: readonly number[]): void {
    for (const lane of lanes) {
      this.#draining.delete(lane);
      this.#beginning.delete(lane);
    }
    this.parts.cursors.remove(lanes);
    const waiting = this.parts.drop(({ lane }) => lanes.includes(lane));
    for (const row of [...waiting, ...this.parts.holding.end(lanes)]) this.parts.held.letGo(row);
  }

  /** A topic is refused: its rows are passed over from here on. */
  blockTopic(topic: string, error: KervanError): void {
    this.parts.blocked.blockTopic(topic, error, this.floors());
    this.#letGo(this.parts.drop((row) => row.topic === topic));
  }

  /** Refused topics get another chance: what was passed over is read again, here or by the next owner of its lane. */
  unblock(): void {
    const { blocked } = this.parts;
    for (const [lane, floor] of this.#draining) this.#draining.set(lane, Math.min(floor, blocked.pin(lane)));
    this.restart(new Set(this.active), [], 0);
    blocked.clear();
  }

  #isIdle(lane: number): boolean {
    return this.parts.held.count(lane) === 0 && this.parts.holding.underWay(lane) === 0;
  }

  /** They stay in the outbox; where their lane is being drained, its next owner begins below them. */
  #letGo(rows: readonly ReadRow[]): void {
    for (const row of rows) {
      this.parts.held.letGo(row);
      const floor = this.#draining.get(row.lane);
      if (floor !== undefined) this.#draining.set(row.lane, Math.min(floor, row.id - 1));
    }
  }
}
