/** Ids above `after` up to and including `upTo`. */
export interface Span {
  readonly after: number;
  readonly upTo: number;
}

/** A span that was read while these writers could still commit rows into it. */
interface OpenRange extends Span {
  readonly writers: ReadonlySet<string>;
}

/** What one cycle found out: the answers to q1 (only its end), q2 and q3, taken in this order. */
export interface Observation {
  /** Id of q1's last row where q1 was cut off by its limit, else null: it read the whole span. */
  readonly cutAt: number | null;
  /** Last id drawn from the sequence. */
  readonly hi: number;
  /** Transactions that hold the lock under which ids are drawn. */
  readonly writers: ReadonlySet<string>;
}

/** One turn of the cycle. */
export interface Step {
  /** The spans q4 must read now. */
  readonly again: readonly Span[];
  /** Call when q4's rows are held too, in the same instant: from here on the floor may pass them. */
  commit(): void;
}

/**
 * Where the relay reads next, without ever missing a row that commits later than higher ids. Rows up to `hot` were
 * read; rows up to `hi` had drawn their id before `writers` was taken, so whoever is not in `writers` had committed or
 * rolled back by then. A range stays open until all its writers are gone, and is read again in the cycle in which one
 * of them is found gone, before anything later of the same key is read.
 */
export class ReadCycle {
  #hot: number;
  #hi: number;
  #writers: ReadonlySet<string> = new Set();
  #open: readonly OpenRange[] = [];

  /** @param floor every row up to it is acknowledged. */
  constructor(floor: number) {
    this.#hot = floor;
    this.#hi = floor;
  }

  /** The span q1 reads. */
  get fresh(): Span {
    return { after: this.#hot, upTo: this.#hi };
  }

  /** Whether ids are drawn that were not read yet. */
  get behind(): boolean {
    return this.#hi > this.#hot;
  }

  get openRanges(): number {
    return this.#open.length;
  }

  /** Everything up to here was read for good. */
  get settled(): number {
    return this.#open[0]?.after ?? this.#hot;
  }

  /** What a cycle's answers lead to. Nothing has changed until it is committed. */
  step({ cutAt, hi, writers }: Observation): Step {
    const hot = cutAt ?? this.#hi;
    const ranges = [...this.#open, { after: this.#hot, upTo: hot, writers: this.#writers }];
    const again = ranges.filter((range) => [...range.writers].some((writer) => !writers.has(writer)));
    return {
      again: again.filter(({ after, upTo }) => upTo > after).map(({ after, upTo }) => ({ after, upTo })),
      commit: () => {
        this.#open = merged(ranges.map((range) => ({ ...range, writers: both(range.writers, writers) })));
        this.#hot = hot;
        this.#hi = Math.max(hi, this.#hi);
        this.#writers = writers;
      },
    };
  }

  /** Reads again from here: after a failure, or where q4 found more than fits. Rows still held are skipped by their id. */
  rewind(to: number): void {
    if (to >= this.#hot) return;
    this.#hot = to;
    this.#open = this.#open
      .filter(({ after }) => after < to)
      .map((range) => ({ ...range, upTo: Math.min(range.upTo, to) }));
  }
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

function both(some: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...some].filter((writer) => others.has(writer)));
}

function same(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && both(some, others).size === some.size;
}
