import type { Database } from '@kervan/database';
import type { LaneClaim } from '../../holding/lane-claim.js';
import { LANES } from '../../lane.js';
import { pause } from '../pause.js';
import { announceFreeLanes, freeLanes, leave, releaseLanes, takeLanes } from './lane-statements.js';
import { LEASE_MS, LONGEST_SEND_MS, SEND_MARGIN_MS, SHORTEST_SEND_MS } from './lease-times.js';
import { SharedLeases } from './shared-leases.js';

/** A lane that was taken, and the id up to which everything of it was acknowledged before. */
export interface TakenLane {
  readonly lane: number;
  readonly floor: number;
}

interface Taken extends TakenLane {
  readonly epoch: number;
}

/**
 * The lanes this instance holds, each under its own epoch. Validity is measured on the monotonic clock from before
 * the statement was sent, so that it ends here no later than in the database.
 */
export class Leases {
  readonly #epochs = new Map<number, number>();

  /** @param owner unique per instance and start */
  constructor(
    private readonly database: Pick<Database, 'query'>,
    readonly owner: string,
    readonly shared = new SharedLeases(),
  ) {}

  /** Lanes held, those included that are about to be released. */
  get lanes(): number[] {
    return [...this.#epochs.keys()];
  }

  get count(): number {
    return this.#epochs.size;
  }

  /** What statements name that may change only rows of lanes held. */
  get claim(): LaneClaim {
    return { owner: this.owner, epochs: this.#epochs };
  }

  has(lane: number): boolean {
    return this.#epochs.has(lane);
  }

  /**
   * Frees lanes that nobody holds and takes free ones up to a fair share of all. One call at a time: lanes whose taking is
   * not answered yet would look as if nobody held them. @throws KervanError DATABASE_UNAVAILABLE
   */
  async take(): Promise<TakenLane[]> {
    await this.database.query(freeLanes, [this.owner, this.lanes]);
    const sentAt = this.shared.now();
    const parameters = [this.owner, LEASE_MS, LANES, this.count];
    const taken = await this.database.query<Taken>(takeLanes, parameters);
    for (const { lane, epoch, floor } of taken) {
      this.#epochs.set(lane, epoch);
      this.shared.hold(lane, epoch, floor, sentAt, LEASE_MS);
    }
    return taken;
  }

  /**
   * Gives lanes to whoever takes them, with the floors to begin at.
   *
   * @param released called in the instant in which they are not held any more: they may be taken again at once
   */
  async release(floors: ReadonlyMap<number, number>, released: () => void = () => undefined): Promise<void> {
    if (floors.size === 0) return;
    await this.#give(releaseLanes, floors, released);
  }

  /** Gives all lanes, and does not count for the shares of the others any more. */
  async leave(floors: ReadonlyMap<number, number>): Promise<void> {
    await this.#give(leave, floors, () => undefined);
  }

  /** Tells the others that lanes are free. */
  async announce(): Promise<void> {
    await this.database.query(announceFreeLanes);
  }

  /** The lanes are not held any more. */
  drop(lanes: readonly number[]): void {
    for (const lane of lanes) {
      this.#epochs.delete(lane);
      this.shared.drop(lane);
    }
  }

  /** Lanes whose lease ended without renewal. */
  ended(): number[] {
    return this.lanes.filter((lane) => this.shared.remainingMs(lane) <= 0);
  }

  /**
   * Time limit for a send of rows of these lanes that begins now: it ends before their leases do. Waits for a renewal
   * where too little is left.
   *
   * @returns null when one of the lanes is not held any more: nothing of it may be sent.
   */
  async sendDeadlineMs(lanes: readonly number[]): Promise<number | null> {
    for (;;) {
      const left = Math.min(...lanes.map((lane) => (this.has(lane) ? this.shared.remainingMs(lane) : 0)));
      if (left <= 0) return null;
      if (left >= SHORTEST_SEND_MS + SEND_MARGIN_MS) return Math.min(LONGEST_SEND_MS, left - SEND_MARGIN_MS);
      await pause(10);
    }
  }

  async #give(statement: string, floors: ReadonlyMap<number, number>, given: () => void): Promise<void> {
    const lanes = [...floors.keys()];
    const epochs = lanes.map((lane) => this.#epochs.get(lane) ?? 0);
    // Still renewed and not yet free for a new claim of its own until the statement was answered.
    await this.database.query(statement, [this.owner, lanes, epochs, [...floors.values()]]);
    this.drop(lanes);
    given();
  }
}
