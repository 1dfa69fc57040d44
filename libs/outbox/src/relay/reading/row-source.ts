import type { OutboxRow } from '../outbox-row.js';
import { ReadLimit } from '../read-limit.js';
import type { RelayMetrics } from '../relay-metrics.js';
import type { Cursor } from './cursor.js';
import type { Cursors } from './cursors.js';
import type { HeldRows } from './held-rows.js';
import type { Reader, Wanted } from './outbox-reader.js';
import type { Span, Step } from './read-cycle.js';

/** What one cursor's part of a read led to. */
interface Turn {
  readonly cursor: Cursor;
  readonly rows: readonly OutboxRow[];
  readonly step: Step;
}

const ANY_ID = Number.MAX_SAFE_INTEGER;
const FEWEST_ROWS = 16;
/** Rows that wait for their partition are read again with those of their span: with more of them, in portions. */
const MOST_HELD_REREAD = 50_000;
/** To read so few rows twice costs less than a read of its own to learn how far others may be read for good. */
const FEW_ROWS = 64;

/** Runs the read cycle of all cursors: rows to send next, by id, none that is held already. One read at a time. */
export class RowSource {
  readonly #limit = new ReadLimit();
  /** Whether the last read found all there was, and little. */
  #calm = false;

  /** @param blocked topics that are not read */
  constructor(
    private readonly reader: Reader,
    private readonly cursors: Cursors,
    private readonly held: HeldRows,
    private readonly blocked: { readonly topics: readonly string[] },
    private readonly metrics: RelayMetrics,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Whether there is more to read now. */
  get behind(): boolean {
    return !this.#calm && this.cursors.awake(this.clock()).some(({ cycle }) => cycle.behind);
  }

  async read(): Promise<OutboxRow[]> {
    const cursors = this.cursors.awake(this.clock());
    if (cursors.length === 0) return [];
    this.held.beforeRead();
    const { topics } = this.blocked;
    const limit = Math.max(FEWEST_ROWS, Math.floor(this.#limit.current / cursors.length));
    // Whatever one read shows may be sent, since who follows in a key commits later; how far all was read for good is
    // learned from the next one, which passes over what is held.
    const ahead = this.#calm && cursors.length === 1;
    const spanOf = ({ cycle }: Cursor): Span => (ahead ? { after: cycle.hot, upTo: ANY_ID } : cycle.fresh);
    const wanted = cursors.map((cursor) => ({ lanes: cursor.lanes, spans: [spanOf(cursor)], limit }));
    const isSettled = cursors.every(({ cycle }) => cycle.isSettled);
    const settledTo = isSettled ? Math.min(...cursors.map(({ cycle }) => cycle.hot)) : -1;
    const { rows: fresh, ...seen } = await this.reader.fresh(wanted, topics, settledTo);
    // The one that is farthest first: nobody reads past those ahead, so that all meet.
    let barrier = Infinity;
    const turns = cursors.map((cursor, index): Turn => {
      const found = fresh[index] ?? [];
      const last = found.length === limit ? found.at(-1)?.id : undefined;
      barrier = Math.min(barrier, last ?? Infinity, Math.max(cursor.cycle.fresh.upTo, cursor.cycle.hot));
      const upTo = barrier;
      const rows = ahead || found.at(-1)?.id === upTo ? found : found.filter(({ id }) => id <= upTo);
      return { cursor, rows, step: cursor.cycle.step(upTo, seen) };
    });
    const few = Math.min(limit, FEW_ROWS);
    this.#calm = cursors.length === 1 && fresh.every(({ length }) => length < few);
    const fits = limit + fresh.flat().length + Math.min(this.held.size, MOST_HELD_REREAD);
    const again = await this.#again(turns, fits);
    const rows = turns.flatMap((turn, index) => this.#finish(turn, again[index] ?? [], fits));
    this.cursors.join(cursors, seen);
    return this.#inOrder(rows);
  }

  /**
   * Rows of the spans in which a writer was found gone. Another one may have committed between that look and this read:
   * where it wrote several events of a key, the later one is found now and the earlier one may lie in a span that stays
   * open. So after anything new was found it is asked again who left meanwhile, until nothing new is found.
   */
  async #again(turns: readonly Turn[], limit: number): Promise<OutboxRow[][]> {
    let found = await this.#reread(turns, limit, ({ step }) => step.again);
    if (found.every(({ length }) => length === 0)) return found;
    const known = new Set(turns.flatMap(({ rows }) => rows.map(({ id }) => id)));
    const isNews = (row: OutboxRow): boolean => {
      if (known.has(row.id) || this.held.has(row.id)) return false;
      known.add(row.id);
      return follows(row);
    };
    let latest = found;
    while (latest.flat().filter(isNews).length > 0) {
      const now = await this.reader.writers();
      latest = await this.#reread(turns, limit, ({ step }) => step.leftBy(now));
      found = turns.map((_, index) => [...(found[index] ?? []), ...(latest[index] ?? [])]);
    }
    return found;
  }

  async #reread(
    turns: readonly Turn[],
    limit: number,
    spansOf: (turn: Turn) => readonly Span[],
  ): Promise<OutboxRow[][]> {
    const wanted = turns.map((turn): Wanted => {
      return { lanes: turn.cursor.lanes, spans: spansOf(turn), limit };
    });
    if (wanted.every(({ spans }) => spans.length === 0)) return [];
    return this.reader.again(wanted, this.blocked.topics);
  }

  /** In one instant: rows are held, the cursor moves. */
  #finish({ cursor, rows, step }: Turn, reread: readonly OutboxRow[], fits: number): OutboxRow[] {
    const overflow = reread.length >= fits;
    const taken = overflow ? [] : this.#take(cursor, rows, reread);
    step.commit();
    // A huge transaction came late: it is read like fresh rows, in portions, before anything that came after it.
    if (overflow) cursor.cycle.rewind(lowest([...step.again, ...step.open]));
    return taken;
  }

  /** Lanes that left the cursor while it was read are not its own any more. */
  #take(cursor: Cursor, fresh: readonly OutboxRow[], reread: readonly OutboxRow[]): OutboxRow[] {
    const isNew = (row: OutboxRow): boolean => {
      if (this.held.has(row.id) || !cursor.has(row.lane)) return false;
      this.held.hold(row);
      return true;
    };
    const early = fresh.filter(isNew);
    const late = reread.filter(isNew);
    this.metrics.late += late.length;
    return late.length === 0 ? early : early.concat(late);
  }

  #inOrder(rows: OutboxRow[]): OutboxRow[] {
    let bytes = 1;
    let sorted = true;
    let last = 0;
    for (const { id, payload, headers } of rows) {
      bytes += payload.length + headers.length;
      if (id < last) sorted = false;
      last = id;
    }
    if (!sorted) rows.sort((a, b) => a.id - b.id);
    this.#limit.saw(rows.length, bytes);
    this.metrics.cycles++;
    this.metrics.openRanges = this.cursors.all.reduce((sum, { cycle }) => sum + cycle.openRanges, 0);
    return rows;
  }
}

/** Whether the event has a predecessor, which must not come after it. */
function follows({ sequence }: OutboxRow): boolean {
  return sequence !== null && sequence > 1;
}

function lowest(spans: readonly Span[]): number {
  return Math.min(...spans.map(({ after }) => after));
}
