import type { ReadRow } from './row-of.js';

/** How many of the last rows are handed on to the next look. */
const HANDED_ON = 20;

/** The rows of a look: by key, the latest version that was told. */
export class SeenRows {
  readonly #told = new Map<string, Pick<ReadRow, 'hash' | 'changedAt'>>();
  readonly #before: ReadonlySet<string>;
  #last: readonly string[] = [];

  /** @param before hashes of the last rows of the look that this one goes on from */
  constructor(before: readonly string[]) {
    this.#before = new Set(before);
  }

  /** Hashes of the last rows that were seen. */
  get last(): readonly string[] {
    return this.#last;
  }

  /** Whether this very version was seen. */
  has({ key, hash }: ReadRow): boolean {
    return this.#told.get(key)?.hash === hash || this.#before.has(hash);
  }

  /** Notes the rows of a page and returns those to be told: not told before, and not older than what was told. */
  add(rows: readonly ReadRow[]): readonly ReadRow[] {
    this.#last = [...this.#last, ...rows.map(({ hash }) => hash)].slice(-HANDED_ON);
    return rows.filter((row) => {
      const told = this.#told.get(row.key);
      if (told && (told.hash === row.hash || isOlder(row, told))) return false;
      const { hash, changedAt } = row;
      this.#told.set(row.key, { hash, changedAt });
      return true;
    });
  }
}

function isOlder(one: Pick<ReadRow, 'changedAt'>, other: Pick<ReadRow, 'changedAt'>): boolean {
  return one.changedAt !== null && other.changedAt !== null && one.changedAt < other.changedAt;
}
