import type { Blocked } from './blocked.js';
import type { HeldRows } from './held-rows.js';
import type { OutboxReader } from './outbox-reader.js';
import type { OutboxRow } from './outbox-row.js';
import { ReadCycle } from './read-cycle.js';
import { ReadLimit } from './read-limit.js';
import type { RelayMetrics } from './relay-metrics.js';

/** Runs the read cycle: rows to send next, by id, none that is held already. One read at a time. */
export class RowSource {
  readonly #cycle: ReadCycle;
  readonly #limit = new ReadLimit();

  constructor(
    private readonly reader: OutboxReader,
    private readonly held: HeldRows,
    private readonly blocked: Blocked,
    private readonly metrics: RelayMetrics,
    floor: number,
  ) {
    this.#cycle = new ReadCycle(floor);
  }

  /** Every row up to it is acknowledged: nothing at or below it can appear any more. */
  get floor(): number {
    return Math.max(0, Math.min(this.#cycle.settled, this.held.lowest - 1, this.blocked.pin));
  }

  /** Whether there is more to read now. */
  get behind(): boolean {
    return this.#cycle.behind;
  }

  /** Everything that is not acknowledged will be read again. Only while no read is under way. */
  restart(): void {
    const floor = this.floor;
    this.held.letGoUnacked();
    this.#cycle.rewind(floor);
  }

  /** The safety net below the floor: whether a row was left behind there. It will be read. Must never happen. */
  async sweep(floor: number): Promise<boolean> {
    const lowest = await this.reader.lowest();
    if (lowest === null || lowest > floor) return false;
    this.metrics.swept++;
    this.#cycle.rewind(lowest - 1);
    return true;
  }

  async read(): Promise<OutboxRow[]> {
    this.held.beforeRead();
    const limit = this.#limit.current;
    const {
      rows: fresh,
      hi,
      writers,
    } = await this.reader.fresh(this.#cycle.fresh, this.blocked.topics, limit);
    const cutAt = fresh.length === limit ? (fresh.at(-1)?.id ?? null) : null;
    const step = this.#cycle.step({ cutAt, hi, writers });
    const fits = limit + fresh.length + this.held.size;
    const reread =
      step.again.length > 0 ? await this.reader.again(step.again, this.blocked.topics, fits) : [];
    const [firstAgain] = step.again;
    const overflow = firstAgain !== undefined && reread.length === fits;
    const rows = overflow ? [] : this.#take(fresh, reread);
    step.commit();
    // A huge transaction came late: it is read like fresh rows, in portions, before anything that came after it.
    if (overflow) this.#cycle.rewind(firstAgain.after);
    this.metrics.cycles++;
    this.metrics.openRanges = this.#cycle.openRanges;
    return rows;
  }

  #take(fresh: readonly OutboxRow[], reread: readonly OutboxRow[]): OutboxRow[] {
    const known = new Set(fresh.map(({ id }) => id));
    const late = reread.filter(({ id }) => !known.has(id) && !this.held.has(id));
    this.metrics.late += late.length;
    const rows = [...late, ...fresh.filter(({ id }) => !this.held.has(id))];
    if (late.length > 0) rows.sort((a, b) => a.id - b.id);
    const bytes = rows.reduce((sum, { payload, headers }) => sum + payload.length + headers.length, 1);
    this.#limit.saw(rows.length, bytes);
    for (const { id } of rows) this.held.hold(id);
    return rows;
  }
}
