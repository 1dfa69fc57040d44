import { REPUBLISHED } from '../../sent/republished.js';
import { orderKey, type OutboxRow } from '../outbox-row.js';

/**
 * Rows of one read whose sequence is not one more than that of their predecessor; 1 begins a new epoch. What is published
 * once more stands aside.
 */
export function sequenceBreaks(rows: readonly OutboxRow[]): OutboxRow[] {
  const last = new Map<string, number>();
  return rows.filter((row) => {
    if (row.sequence === null || row.headers.startsWith(REPUBLISHED)) return false;
    const before = last.get(orderKey(row));
    last.set(orderKey(row), row.sequence);
    return before !== undefined && row.sequence !== before + 1 && row.sequence !== 1;
  });
}
