import type { ErrorCode } from '@kervan/contracts';
import type { Entry } from './delivery.js';

/**
 * Parts of a refused request, each to be sent alone, so that only what is really refused fails: first by partition,
 * then, for a size, by halves. One part means that it cannot be told apart any further.
 */
export function splitToIsolate(entries: readonly Entry[], refusal: ErrorCode): readonly (readonly Entry[])[] {
  const partitions = [...new Set(entries.map(({ partition }) => partition))];
  const byPartition = partitions.map((key) => entries.filter(({ partition }) => partition === key));
  if (byPartition.length > 1 || entries.length === 1 || refusal !== 'RECORD_TOO_LARGE') return byPartition;
  const middle = Math.ceil(entries.length / 2);
  return [entries.slice(0, middle), entries.slice(middle)];
}
