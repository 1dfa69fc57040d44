import Table from 'cli-table3';
import type { Invariant } from '../invariants/invariant-check.js';

/** Invariants with their figures, for people. */
export function invariantTable(invariants: readonly Invariant[]): string {
  const table = new Table({
    style: { head: [], border: [], compact: true },
    head: ['invariant', 'holds', 'detail'],
    colWidths: [11, 9, 90],
    wordWrap: true,
  });
  table.push(...invariants.map((each) => [each.id, verdict(each), each.detail]));
  return table.toString();
}

function verdict({ holds, checked }: Invariant): string {
  if (!checked) return 'unknown';
  return holds ? 'yes' : 'NO';
}
