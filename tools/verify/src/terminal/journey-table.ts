import Table from 'cli-table3';
import type { JourneyVerdict } from '../journeys/judge-journeys.js';

/** What was found of the console's journeys, for people. */
export function journeyTable(verdict: JourneyVerdict): string {
  const { journeys, byKind, events, deliveries, truncated, unknown, wrong } = verdict;
  const kinds = Object.entries(byKind).map(([kind, count]) => `${kind} ${count}`);
  const table = new Table({ style: { head: [], border: [], compact: true } });
  table.push(
    ['journeys', `${journeys} (${kinds.join(', ')})`],
    ['events in them', events],
    ['deliveries in them', deliveries],
    ['longer than one answer', truncated],
    ['deliveries not known, who is silent is named', unknown],
    ['wrong journeys', wrong],
  );
  return table.toString();
}
