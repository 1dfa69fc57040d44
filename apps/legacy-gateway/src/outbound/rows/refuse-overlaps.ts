import type { Span } from '../destinations/column.js';

/** @throws RangeError for two columns that share a byte */
export function refuseOverlaps(spans: readonly Span[]): void {
  const inOrder = [...spans].sort((one, other) => one.at - other.at);
  for (const [index, { at, length }] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (next && next.at < at + length) throw new RangeError(`the columns at ${at} and ${next.at} overlap`);
  }
}
