/** How many movements of one account, and the sum of what their ids end with: the same set gives the same tally. */
export interface Tally {
  readonly count: number;
  readonly ids: number;
}

/** By {@link tallyKey}. */
export type Tallies = ReadonlyMap<string, Tally>;

export function tallyKey(topic: string, account: string): string {
  return `${topic} ${account}`;
}

/** What the last eight digits of an event id say as a number; of a UUIDv7 they are random. */
export function idNumber(id: string): number {
  return Number.parseInt(id.slice(-8), 16);
}

/** The same of a column in SQL. */
export function idNumberSql(column: string): string {
  return `('x' || right(${column}::text, 8))::bit(32)::bigint`;
}

const EXAMPLES = 5;

/** What differs: `missing` and `extra` are numbers of movements, `examples` say which accounts. */
export interface Difference {
  readonly missing: number;
  readonly extra: number;
  readonly examples: readonly string[];
}

/** Compares account by account. The same number of other movements counts as missing and as extra. */
export function differenceOf(expected: Tallies, found: Tallies): Difference {
  let missing = 0;
  let extra = 0;
  const examples: string[] = [];
  for (const key of new Set([...expected.keys(), ...found.keys()])) {
    const wanted = expected.get(key) ?? none;
    const there = found.get(key) ?? none;
    if (wanted.count === there.count && wanted.ids === there.ids) continue;
    const others = wanted.count === there.count ? 1 : 0;
    missing += Math.max(wanted.count - there.count, others);
    extra += Math.max(there.count - wanted.count, others);
    if (examples.length < EXAMPLES) examples.push(`${key}: ${there.count} instead of ${wanted.count}`);
  }
  return { missing, extra, examples };
}

const none: Tally = { count: 0, ids: 0 };

/** Adds one movement. */
export function addTo(tallies: Map<string, Tally>, key: string, id: string): void {
  const { count, ids } = tallies.get(key) ?? none;
  tallies.set(key, { count: count + 1, ids: ids + idNumber(id) });
}

/** All accounts of a topic together with those of the others. */
export function total(tallies: Tallies): Tally {
  return [...tallies.values()].reduce(
    (sum, { count, ids }) => ({ count: sum.count + count, ids: sum.ids + ids }),
    none,
  );
}
