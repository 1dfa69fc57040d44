import type { KervanError } from '@kervan/contracts';
import { orderKey, type OutboxRow } from '../relay/outbox-row.js';
import type { HeldKey, HeldState, KeyAddress } from './held-key.js';
import type { Refusal } from './refusal.js';

interface KnownKey extends Omit<Refusal, 'state'> {
  state: HeldState;
  /** A statement about it is not answered yet: what the database says of its state is old. */
  changing: boolean;
  /** Its released rows in the pipes. */
  underWay: number;
  /** Rows of the outbox that are to be moved behind the held ones. */
  waiting: number;
}

/** What is known of a row of the outbox that is to be moved. */
export type WaitingRow = Pick<OutboxRow, 'id' | 'lane' | 'topic' | 'key'>;

/** What is to be moved in one transaction. */
export interface Move {
  readonly refusals: readonly Refusal[];
  readonly rows: readonly WaitingRow[];
}

/** Rows of one move: it keeps their lanes from being renewed for as long as it takes. */
const MOST_MOVED = 1_000;

/**
 * The held keys of the lanes this instance holds, and what is still to be written about them. Only the owner of a lane
 * adds and removes its held keys, so that this memory is exact; their states it learns a little later.
 */
export class HeldKeys {
  readonly #keys = new Map<string, KnownKey>();
  #refused: KnownKey[] = [];
  #refusedAgain: KnownKey[] = [];
  #waiting: WaitingRow[] = [];

  get size(): number {
    return this.#keys.size;
  }

  /** Rows of the outbox that are to be moved. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Whether there is something to write. */
  get unwritten(): boolean {
    return this.#waiting.length > 0 || this.#refusedAgain.length > 0;
  }

  /** Released rows that were offered to the pipes and are neither deleted nor let go, of one lane or of all. */
  underWay(of?: number): number {
    let count = 0;
    for (const { underWay, lane } of this.#keys.values())
      if (of === undefined || lane === of) count += underWay;
    return count;
  }

  /** Whether the row must not be sent: a row of the outbox while its key is held, a held one unless it was released. */
  holds(row: OutboxRow): boolean {
    if (this.#keys.size === 0) return false;
    const known = this.#keys.get(orderKey(row));
    return row.source === 'held' ? known?.state !== 'RELEASING' : known !== undefined;
  }

  /** The broker refused the row for good; every earlier one of its key is acknowledged. */
  refuse(row: OutboxRow, { code, message: reason }: KervanError): void {
    const { topic, key, lane, id: refusedId } = row;
    const before = this.#keys.get(orderKey(row));
    const refusal = { topic, key, lane, code, reason, refusedId, state: 'HELD' as const, changing: true };
    const known: KnownKey = { underWay: 0, waiting: 0, ...before, ...refusal };
    this.#keys.set(orderKey(row), known);
    if (before) this.#refusedAgain.push(known);
    else this.#refused.push(known);
    this.keep(row);
  }

  /** The row waits: one of the outbox is moved, a held one stays where it is. */
  keep(row: OutboxRow): void {
    if (row.source === 'held') {
      this.letGo(row);
      return;
    }
    const known = this.#keys.get(orderKey(row));
    if (known) known.waiting++;
    const { id, lane, topic, key } = row;
    this.#waiting.push({ id, lane, topic, key });
  }

  /** A released row was not sent, or it was acknowledged and deleted. */
  letGo(row: KeyAddress): void {
    const known = this.#keys.get(orderKey(row));
    if (known && known.underWay > 0) known.underWay--;
  }

  /** Keys of lanes that were just taken. */
  taken(keys: readonly Refusal[]): void {
    for (const key of keys) {
      this.#keys.set(orderKey(key), { ...key, changing: false, underWay: 0, waiting: 0 });
    }
  }

  /** Lanes that are not held any more; returns the rows that were to be moved. */
  end(lanes: ReadonlySet<number>): WaitingRow[] {
    const isOver = ({ lane }: { readonly lane: number }) => lanes.has(lane);
    for (const [name, known] of this.#keys) if (isOver(known)) this.#keys.delete(name);
    const rows = this.#waiting.filter(isOver);
    this.#waiting = this.#waiting.filter((row) => !isOver(row));
    this.#refused = this.#refused.filter((known) => !isOver(known));
    this.#refusedAgain = this.#refusedAgain.filter((known) => !isOver(known));
    return rows;
  }

  /** An operator released them. */
  released(keys: readonly KeyAddress[]): void {
    for (const key of keys) {
      const known = this.#keys.get(orderKey(key));
      if (known && !known.changing) known.state = 'RELEASING';
    }
  }

  /** Released keys of which nothing is under way, so that their rows may be read. */
  releasable(reads: (key: HeldKey) => boolean, limit: number): HeldKey[] {
    const found: HeldKey[] = [];
    for (const known of this.#keys.values()) {
      const { state, underWay, waiting } = known;
      if (state === 'RELEASING' && underWay === 0 && waiting === 0 && reads(known)) found.push(known);
      if (found.length === limit) break;
    }
    return found;
  }

  /** Of released rows that were read, those that may be sent now. */
  offered(rows: readonly OutboxRow[], reads: (key: HeldKey) => boolean): OutboxRow[] {
    return rows.filter((row) => {
      const known = this.#keys.get(orderKey(row));
      if (known?.state !== 'RELEASING' || !reads(known)) return false;
      known.underWay++;
      return true;
    });
  }

  /** What is to be moved now, the rows that have waited longest and the refusals of their keys, or null. */
  takeMove(): Move | null {
    if (this.#waiting.length === 0) return null;
    const rows = this.#waiting.splice(0, MOST_MOVED);
    const names = new Set(rows.map(orderKey));
    const isMoved = (refusal: KnownKey) => names.has(orderKey(refusal));
    const refusals = this.#refused.filter(isMoved);
    this.#refused = this.#refused.filter((refusal) => !isMoved(refusal));
    return { refusals, rows };
  }

  moved({ refusals, rows }: Move): void {
    for (const row of rows) {
      const known = this.#keys.get(orderKey(row));
      // Not where its lane was lost and taken again meanwhile.
      if (known && known.waiting > 0) known.waiting--;
    }
    this.#settled(refusals);
  }

  takeRefusedAgain(): readonly Refusal[] {
    return this.#refusedAgain.splice(0);
  }

  heldAgain(refusals: readonly Refusal[]): void {
    this.#settled(refusals);
  }

  /**
   * Released keys of which the database holds no row any more: their next rows are sent out of the outbox. Where one
   * was kept meanwhile, the key is held again, as released, and goes on from there.
   */
  ended(keys: readonly KeyAddress[]): void {
    for (const key of keys) {
      const known = this.#keys.get(orderKey(key));
      if (!known) continue;
      if (known.waiting === 0) this.#keys.delete(orderKey(key));
      else {
        known.changing = true;
        this.#refused.push(known);
      }
    }
  }

  #settled(refusals: readonly Refusal[]): void {
    for (const refusal of refusals) {
      const known = this.#keys.get(orderKey(refusal));
      if (known === refusal) known.changing = false;
    }
  }
}
