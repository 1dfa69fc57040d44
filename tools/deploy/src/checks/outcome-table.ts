import Table from 'cli-table3';
import type { Outcome } from './outcome.js';

/** All outcomes, and below them what was wrong. */
export function outcomeTable(outcomes: readonly Outcome[]): string {
  const table = new Table({
    style: { head: [], border: [], compact: true },
    head: ['check', 'subject', 'result'],
  });
  table.push(...outcomes.map(({ check, subject, state }) => [check, subject, state]));
  const lines = outcomes.flatMap(({ check, subject, state, details }) =>
    details.map((detail) => `${state}: ${check}, ${subject}: ${detail}`),
  );
  return [table.toString(), ...lines].join('\n');
}
