/** The first candidate of the first qualifier that has one. */
export function firstOf<T>(
  candidates: readonly T[],
  qualifiers: readonly string[],
  qualifierOf: (candidate: T) => string | null,
): T | undefined {
  for (const qualifier of qualifiers) {
    const found = candidates.find((candidate) => qualifierOf(candidate) === qualifier);
    if (found !== undefined) return found;
  }
  return undefined;
}
