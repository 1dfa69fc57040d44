/**
 * Nearest-rank percentile: the smallest value that at least `percent` % of all values do not exceed.
 *
 * @param sorted ascending; the answer for none is 0.
 * @param percent above 0, up to 100.
 */
export function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(Math.ceil((percent / 100) * sorted.length), 1) - 1] ?? 0;
}
