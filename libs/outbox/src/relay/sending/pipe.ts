import type { KervanError } from '@kervan/contracts';
import type { OutboxRow } from '../outbox-row.js';
import type { Aside } from './aside.js';
import type { Delivered } from './delivery.js';
import type { Gathering } from './gathering.js';

/** Rows of one delivery, at most; and as few as it comes down to when nothing gets through. */
const MOST_ROWS = 1_000;
const FEWEST_ROWS = 16;
const MOST_BYTES = 2_000_000;

/** Two bytes per character at most: what a row takes in memory. */
export function bytesOf({ headers, payload }: OutboxRow): number {
  return headers.length + payload.length;
}

/** What a pipe works with. */
export interface PipeParts {
  readonly deliver: (rows: readonly OutboxRow[]) => Promise<Delivered>;
  /** Takes rows the broker acknowledged; the next delivery does not wait until they are removed. */
  readonly acked: Pick<Gathering, 'add' | 'emptied'>;
  /** Nothing of the pipe is on the way: these rows, and all that are dropped now, must be read again. */
  readonly failed: (rows: readonly OutboxRow[], failure: KervanError) => void;
  /** The lanes that are read, each with what tells one holding of it from the next. */
  readonly epochs: () => ReadonlyMap<number, number>;
  /** These lanes must be read again, and all rows of them that are dropped now. */
  readonly again: (lanes: ReadonlySet<number>) => void;
  /** Rows left the pipe. */
  readonly progressed: () => void;
  /** What no other attempt can cure. */
  readonly broken: (error: unknown) => void;
}

/**
 * A queue in front of one producer. One delivery at a time, so that a key never has two unacknowledged batches; while
 * it is on the way, other pipes and the reader go on.
 */
export class Pipe {
  #queue: OutboxRow[] = [];
  #bytes = 0;
  #most = MOST_ROWS;
  #working: Promise<void> | undefined;
  #alarm: NodeJS.Timeout | undefined;

  constructor(
    private readonly parts: PipeParts,
    private readonly aside: Aside,
  ) {}

  /** Size of the rows that wait or are on the way. */
  get bytes(): number {
    return this.#bytes + this.aside.bytes;
  }

  /** Whether rows like this one wait for their partition. */
  waits(row: Pick<OutboxRow, 'topic' | 'key'>): boolean {
    return this.aside.holds(row);
  }

  push(row: OutboxRow): void {
    if (this.aside.holds(row)) {
      this.aside.add(row);
      return;
    }
    this.#queue.push(row);
    this.#bytes += bytesOf(row);
  }

  /** Begins to send what was pushed, unless it does already, and what waits for its partition when its time has come. */
  start(): void {
    if (this.#working !== undefined) return;
    const { nextInMs } = this.aside;
    if (this.#queue.length === 0 && nextInMs !== 0) {
      this.#startIn(nextInMs);
      return;
    }
    this.#working = this.#work()
      .catch((error: unknown) => {
        this.#queue = [];
        this.parts.broken(error);
      })
      .finally(() => {
        this.#working = undefined;
        // Something may have been pushed while the last turn ended.
        this.start();
      });
  }

  /** Takes rows out that were not sent yet. */
  drop(of: (row: OutboxRow) => boolean): OutboxRow[] {
    return [...this.#unqueue(of), ...this.aside.drop(of)];
  }

  /** Resolves when nothing is on the way, neither to the broker nor to be deleted. */
  async idle(): Promise<void> {
    while (this.#working) await this.#working;
    await this.parts.acked.emptied();
  }

  async #work(): Promise<void> {
    for (;;) {
      const due = this.aside.due();
      if (due) await this.#tryAgain(due.name, due.rows);
      else if (this.#queue.length > 0) await this.#send(this.#take());
      else return;
      this.parts.progressed();
    }
  }

  async #send(rows: readonly OutboxRow[]): Promise<void> {
    const epochs = this.parts.epochs();
    const { acked, stuck, failed, failure } = await this.parts.deliver(rows);
    for (const row of rows) this.#bytes -= bytesOf(row);
    if (acked.length > 0) await this.parts.acked.add(acked);
    this.#fit(failure !== null && acked.length === 0);
    this.aside.put(stuck);
    if (stuck.length > 0) for (const row of this.#unqueue((each) => this.waits(each))) this.aside.add(row);
    if (failure) this.parts.failed(failed, failure);
    this.#leave(stuck, epochs);
  }

  /** Some rows of a partition alone: when they get through, everything behind them is read again. */
  async #tryAgain(name: string, rows: readonly OutboxRow[]): Promise<void> {
    if (rows.length > 0) {
      const epochs = this.parts.epochs();
      const { acked, stuck, failed, failure } = await this.parts.deliver(rows);
      if (acked.length > 0) await this.parts.acked.add(acked);
      const left = stuck.length > 0 ? stuck : failed;
      this.aside.back(name, left);
      if (failure?.code === 'LEASE_LOST') this.parts.failed([], failure);
      this.#leave(left, epochs);
      if (left.length > 0) return;
    }
    this.parts.again(this.aside.lanesOf(name));
    this.aside.end(name);
  }

  /** Rows of lanes that were given up while they were on the way do not wait here: others publish them. */
  #leave(rows: readonly OutboxRow[], before: ReadonlyMap<number, number>): void {
    if (rows.length === 0) return;
    const now = this.parts.epochs();
    const isOther = (lane: number): boolean => !now.has(lane) || now.get(lane) !== before.get(lane);
    const lanes = new Set(rows.map(({ lane }) => lane).filter(isOther));
    if (lanes.size > 0) this.parts.again(lanes);
  }

  /** A timer may end a little early: who is called then waits again. */
  #startIn(milliseconds: number | null): void {
    clearTimeout(this.#alarm);
    if (milliseconds !== null) this.#alarm = setTimeout(() => this.start(), Math.ceil(milliseconds)).unref();
  }

  #unqueue(of: (row: OutboxRow) => boolean): OutboxRow[] {
    const taken = this.#queue.filter(of);
    if (taken.length === 0) return taken;
    this.#queue = this.#queue.filter((row) => !of(row));
    for (const row of taken) this.#bytes -= bytesOf(row);
    return taken;
  }

  /**
   * A send has little time, by the lease: on a machine or a broker that is slow a large one never ends in it, and would be
   * repeated for ever.
   *
   * @param failed nothing was acknowledged
   */
  #fit(failed: boolean): void {
    this.#most = failed
      ? Math.max(FEWEST_ROWS, Math.floor(this.#most / 2))
      : Math.min(MOST_ROWS, this.#most * 2);
  }

  #take(): OutboxRow[] {
    let bytes = 0;
    let count = 0;
    for (const row of this.#queue) {
      bytes += bytesOf(row);
      if (count > 0 && (count === this.#most || bytes > MOST_BYTES)) break;
      count++;
    }
    return this.#queue.splice(0, count);
  }
}
