/** Ids above `after` up to and including `upTo`. */
export interface Span {
  readonly after: number;
  readonly upTo: number;
}

/** A span that was read while these writers could still commit rows into it. */
interface OpenRange extends Span {
  readonly writers: ReadonlySet<string>;
}

/** Transactions that hold the lock under which ids are drawn. */
export interface Writers {
  readonly writers: ReadonlySet<string>;
  /** Those among them of which it is not certain that they go on: what they committed may be visible already. */
  readonly doubtful: ReadonlySet<string>;
}

/** What q2 answered. */
export interface Observation extends Writers {
  /** Last id drawn from the sequence, asked for before the writers. */
  readonly hi: number;
}

/** One turn of the cycle. */
export interface Step {
  /** The spans q4 must read now. */
  readonly again: readonly Span[];
  /** The spans that stay open. */
  readonly open: readonly Span[];
  /** Those of them with a writer that has left since, or may be leaving. */
  readonly leftBy: (now: Writers) => readonly Span[];
  /** Call when q4's rows are held too, in the same instant: from here on the floor may pass them. */
  commit(): void;
}

/**
 * Where the relay reads next, without ever missing a row that commits later than higher ids. Rows up to `hot` were
 * read; rows up to `hi` had drawn their id before `writers` was taken, so whoever is not in `writers` had committed or
 * rolled back by then. A range stays open until all its writers are gone, and is read again in the cycle in which one
 * of them is found gone, or perhaps going, before anything later of the same key is read.
 */
export class ReadCycle {
  #hot: number;
  #seen: Observation;
  #open: readonly OpenRange[] = [];

  /**
   * @param floor every row up to it is acknowledged
   * @param seen the latest observation, where there is one
   */
  constructor(floor: number, seen: Observation = nothingSeen) {
    this.#hot = floor;
    this.#seen = seen.hi < floor ? { hi: floor, ...nobody } : seen;
  }

  /** Everything up to here was read at least once. */
  get hot(): number {
    return this.#hot;
  }

  /** The span q1 reads. */
  get fresh(): Span {
    return { after: this.#hot, upTo: this.#seen.hi };
  }

  /** Whether ids are drawn that were not read yet. */
  get behind(): boolean {
    return this.#seen.hi > this.#hot;
  }

  /** Whether all ids known to be drawn were read for good. */
  get isSettled(): boolean {
    return !this.behind && this.#open.length === 0;
  }

  get openRanges(): number {
    return this.#open.length;
  }

  /** Everything up to here was read for good. */
  get settled(): number {
    return this.#open[0]?.after ?? this.#hot;
  }

  /**
   * What a cycle's answers lead to. Nothing has changed until it is committed.
   *
   * @param readTo q1 has answered with every row of its span up to here
   * @param now asked after q1
   */
  step(readTo: number, now: Observation): Step {
    const ranges = [...this.#open, { after: this.#hot, upTo: readTo, writers: this.#seen.writers }];
    const open = merged(ranges.map((range) => ({ ...range, writers: both(range.writers, now.writers) })));
    return {
      again: leftBy(ranges, now),
      open: open.map(bare),
      leftBy: (later) => leftBy(open, later),
      commit: () => {
        this.#open = open;
        this.#hot = readTo;
        this.#see(now);
      },
    };
  }

  /** From now on this one stands for the other too, which has read equally far. */
  join(other: ReadCycle): void {
    this.#open = united(this.#open, other.#open);
    this.#see(other.#seen);
  }

  /** Reads again from here: after a failure, or where q4 found more than fits. Rows still held are skipped by their id. */
  rewind(to: number): void {
    if (to >= this.#hot) return;
    this.#hot = to;
    this.#open = this.#open
      .filter(({ after }) => after < to)
      .map((range) => ({ ...range, upTo: Math.min(range.upTo, to) }));
  }

  #see(now: Observation): void {
    if (now.hi >= this.#seen.hi) this.#seen = now;
  }
}

const nobody: Writers = { writers: new Set(), doubtful: new Set() };
const nothingSeen: Observation = { hi: 0, ...nobody };

function leftBy(ranges: readonly OpenRange[], { writers, doubtful }: Writers): readonly Span[] {
  const left = (writer: string): boolean => !writers.has(writer) || doubtful.has(writer);
  return ranges.filter((range) => range.upTo > range.after && [...range.writers].some(left)).map(bare);
}

function bare({ after, upTo }: Span): Span {
  return { after, upTo };
}

/** Without empty ranges; neighbours with the same writers become one, so that a slow writer costs one range. */
function merged(ranges: readonly OpenRange[]): readonly OpenRange[] {
  const result: OpenRange[] = [];
  for (const range of ranges) {
    if (range.upTo <= range.after || range.writers.size === 0) continue;
    const last = result.at(-1);
    if (last?.upTo === range.after && same(last.writers, range.writers)) {
      result[result.length - 1] = { ...last, upTo: range.upTo };
    } else {
      result.push(range);
    }
  }
  return result;
}

/** Ranges that cover what either covers, cut at all their ends: each waits for the writers of both. */
function united(some: readonly OpenRange[], others: readonly OpenRange[]): readonly OpenRange[] {
  const ranges = [...some, ...others];
  const ends = [...new Set(ranges.flatMap(({ after, upTo }) => [after, upTo]))].sort((a, b) => a - b);
  const pieces = ends.slice(1).map((upTo, index) => {
    const after = ends[index] ?? upTo;
    const covering = ranges.filter((range) => range.after <= after && range.upTo >= upTo);
    return { after, upTo, writers: new Set(covering.flatMap(({ writers }) => [...writers])) };
  });
  return merged(pieces);
}

function both(some: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...some].filter((writer) => others.has(writer)));
}

function same(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && both(some, others).size === some.size;
}
