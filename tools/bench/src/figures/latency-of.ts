import type { Latency } from './figures.js';
import { percentile } from './percentile.js';
import { rounded } from './reading.js';

/**
 * From the one time to the other, over the ids that have both.
 *
 * @param from milliseconds by id @param to milliseconds by id, on the same clock
 * @param loadLate how late the load itself was at worst, milliseconds
 */
export function latencyOf(
  from: ReadonlyMap<string, number>,
  to: ReadonlyMap<string, number>,
  loadLate: number,
): Latency {
  const sorted = [...from]
    .flatMap(([id, at]) => {
      const until = to.get(id);
      return until === undefined ? [] : [until - at];
    })
    .sort((a, b) => a - b);
  return {
    p50: rounded(percentile(sorted, 50), 1),
    p95: rounded(percentile(sorted, 95), 1),
    p99: rounded(percentile(sorted, 99), 1),
    max: rounded(percentile(sorted, 100), 1),
    loadLate: rounded(loadLate, 1),
  };
}
