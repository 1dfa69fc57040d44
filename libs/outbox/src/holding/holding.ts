import type { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { pause } from '../relay/pause.js';
import { orderKey, type OutboxRow } from '../relay/outbox-row.js';
import { endReleases } from './end-releases.js';
import type { HeldKey } from './held-key.js';
import { HeldKeys, type WaitingRow } from './held-keys.js';
import { holdAgain } from './hold-again.js';
import type { LaneClaim } from './lane-claim.js';
import { loadHeldKeys, loadReleasedKeys } from './load-held-keys.js';
import { moveRows } from './move-rows.js';
import { readReleased } from './read-released.js';

/** How often it is looked for keys that an operator released. */
const REFRESH_MS = 1_000;
/** Released keys that are learnt of at once, and those that are read at once. */
const MOST_RELEASED = 2_000;
const MOST_READ = 20;
/** Released rows are not read while so many are under way. */
const MOST_UNDER_WAY = 1_000;

/** What holding works with. */
export interface HoldingParts {
  readonly db: Pick<Db, 'query'>;
  /** The lanes held now. */
  readonly claim: () => LaneClaim;
  /** Whether released rows of the key may be sent now. */
  readonly reads: (key: HeldKey) => boolean;
  /** Sends released rows, in order, through the pipe of their lane. */
  readonly offer: (rows: readonly OutboxRow[]) => void;
  /** So many of these rows are not in the outbox any more: all, unless a lane was lost meanwhile. */
  readonly moved: (rows: readonly WaitingRow[], count: number) => void;
}

/**
 * Moves rows of held keys out of the way of all others, and publishes them when an operator says so. One statement at a
 * time, in the order of what happened, so that the rows of a key never overtake each other.
 */
export class Holding {
  readonly #keys = new HeldKeys();
  #refreshAt = 0;
  #wake: () => void = () => undefined;
  #woken = false;

  constructor(private readonly parts: HoldingParts) {}

  /** Keys held in the lanes of this instance. */
  get size(): number {
    return this.#keys.size;
  }

  /** Rows that are to be moved. */
  get waiting(): number {
    return this.#keys.waiting;
  }

  /** Released rows of the lane that are in the pipes or acknowledged and not yet deleted. */
  underWay(lane: number): number {
    return this.#keys.underWay(lane);
  }

  /** Whether the row must not be sent. */
  holds(row: OutboxRow): boolean {
    return this.#keys.holds(row);
  }

  /** The broker refused the row for good; every earlier one of its key is acknowledged. */
  refuse(row: OutboxRow, error: KervanError): void {
    this.#keys.refuse(row, error);
    this.wake();
  }

  /** A row that must not be sent waits with those before it; rows of a key come in their order. */
  keep(row: OutboxRow): void {
    this.#keys.keep(row);
    this.wake();
  }

  /** Released rows that were not sent, or that were acknowledged and deleted. */
  letGo(rows: readonly OutboxRow[]): void {
    for (const row of rows) this.#keys.letGo(row);
    this.wake();
  }

  /** Call when lanes were taken, before their rows are read. @throws KervanError DATABASE_UNAVAILABLE */
  async taken(lanes: readonly number[]): Promise<void> {
    if (lanes.length === 0) return;
    const keys = await loadHeldKeys(this.parts.db, lanes);
    const { epochs } = this.parts.claim();
    this.#keys.taken(keys.filter(({ lane }) => epochs.has(lane)));
  }

  /** Lanes that are not held any more; returns the rows of them that stay in the outbox. */
  end(lanes: readonly number[]): WaitingRow[] {
    return this.#keys.end(new Set(lanes));
  }

  /** There may be something to do. */
  readonly wake = (): void => {
    this.#woken = true;
    this.#wake();
  };

  /** @throws KervanError DATABASE_UNAVAILABLE, DATABASE_REFUSED */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', this.wake);
    while (!signal.aborted) {
      this.#woken = false;
      const busy = await this.#turn();
      if (!busy) await this.#rest();
    }
  }

  async #rest(): Promise<void> {
    const over = new AbortController();
    this.#wake = () => over.abort();
    if (!this.#woken) await pause(REFRESH_MS, over.signal);
    this.#wake = () => undefined;
  }

  /** Whether there may be more to do at once. */
  async #turn(): Promise<boolean> {
    await this.#write();
    await this.#refresh();
    const busy = this.#keys.size > 0 && (await this.#release());
    return busy || this.#keys.unwritten;
  }

  /** Brings everything about refused rows into the database. */
  async #write(): Promise<void> {
    const { db, moved } = this.parts;
    const move = this.#keys.takeMove();
    if (move) {
      const claim = this.#claimOf([...move.rows, ...move.refusals]);
      const ids = move.rows.map(({ id }) => id);
      const count = await moveRows(db, claim, move.refusals, ids);
      this.#keys.moved(move);
      moved(move.rows, count);
    }
    const again = this.#keys.takeRefusedAgain();
    if (again.length === 0) return;
    await holdAgain(db, this.#claimOf(again), again);
    this.#keys.heldAgain(again);
  }

  async #refresh(): Promise<void> {
    if (this.#keys.size === 0 || performance.now() < this.#refreshAt) return;
    this.#refreshAt = performance.now() + REFRESH_MS;
    const lanes = [...this.parts.claim().epochs.keys()];
    this.#keys.released(await loadReleasedKeys(this.parts.db, lanes, MOST_RELEASED));
  }

  async #release(): Promise<boolean> {
    if (this.#keys.underWay() >= MOST_UNDER_WAY) return false;
    const { db, reads, offer } = this.parts;
    const keys = this.#keys.releasable(reads, MOST_READ);
    if (keys.length === 0) return false;
    const rows = await readReleased(db, keys);
    offer(this.#keys.offered(rows, reads));
    const left = new Set(rows.map(orderKey));
    const empty = keys.filter((key) => !left.has(orderKey(key)));
    if (empty.length === 0) return true;
    const ended = await endReleases(db, this.#claimOf(empty), empty);
    this.#keys.ended(ended);
    return rows.length + ended.length > 0;
  }

  /** The claim to the lanes that a statement works in: it locks no others. */
  #claimOf(of: readonly { readonly lane: number }[]): LaneClaim {
    const { owner, epochs } = this.parts.claim();
    const lanes = [...new Set(of.map(({ lane }) => lane))];
    return { owner, epochs: new Map(lanes.flatMap((lane) => laneOf(epochs, lane))) };
  }
}

function laneOf(epochs: ReadonlyMap<number, number>, lane: number): [number, number][] {
  const epoch = epochs.get(lane);
  return epoch === undefined ? [] : [[lane, epoch]];
}
