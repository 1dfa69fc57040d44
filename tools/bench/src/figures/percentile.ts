/**
 * Nearest-rank percentile: the smallest value that at least `percent` % of all values do not exceed.
 *
 * @param sorted ascending, at least one value
 * @param percent above 0, up to 100
 */
export function percentile(sorted: readonly number[], percent: number): number {
  const rank = Math.ceil((percent / 100) * sorted.length);
  const value = sorted[Math.max(rank, 1) - 1];
  if (value === undefined) throw new RangeError(`no ${percent} % of ${sorted.length} values`);
  return value;
}
