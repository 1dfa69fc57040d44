/** What a run is to show, and whether it did. */
export interface Claim {
  readonly name: string;
  readonly holds: boolean;
  /** The figures it was decided by. */
  readonly detail: string;
}

/** A claim that holds when a number is 0. @param examples of what counted */
export function none(name: string, count: number, what: string, examples: readonly string[] = []): Claim {
  const named = count > 0 && examples.length > 0 ? `: ${examples.join('; ')}` : '';
  return { name, holds: count === 0, detail: `${count} ${what}${named}` };
}
