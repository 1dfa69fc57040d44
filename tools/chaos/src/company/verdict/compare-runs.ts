import { isDeepStrictEqual } from 'node:util';
import type { JobResult } from '../job/main-job.js';
import { perTransaction, perTransactionConsumers, type Report } from '../job/report.js';

/** What must be the same however often an app dies: each part by name. */
function comparable({
  input,
  documents,
  totals,
  services,
  events,
  deliveries,
}: Report): Readonly<Record<string, unknown>> {
  const business = Object.entries(events).filter(([type]) => !perTransaction.includes(type));
  const effects = Object.entries(deliveries)
    .filter(([consumer]) => !perTransactionConsumers.includes(consumer))
    .map(([consumer, { handled = 0, skipped = 0 }]) => [consumer, { handled, skipped }] as const);
  return {
    input,
    documents,
    totals,
    services,
    events: Object.fromEntries(business),
    'handled deliveries': Object.fromEntries(effects),
  };
}

/** Every difference and every flaw of the disturbed run and its reference, one line each. */
export function compareRuns(reference: JobResult, disturbed: JobResult): readonly string[] {
  const expected = comparable(reference.report);
  const found = comparable(disturbed.report);
  const differences = Object.keys(expected)
    .filter((part) => !isDeepStrictEqual(found[part], expected[part]))
    .map((part) => `${part}: ${JSON.stringify(found[part])} instead of ${JSON.stringify(expected[part])}`);
  return [...flaws('the reference', reference), ...flaws('the disturbed run', disturbed), ...differences];
}

function flaws(run: string, { exitCode, report }: JobResult): string[] {
  const { invariants, parked, outboxPending, lag } = report;
  return [
    ...(exitCode === 0 ? [] : [`${run} ended with exit code ${String(exitCode)}`]),
    ...invariants
      .filter(({ holds }) => !holds)
      .map(({ id, detail }) => `${run}: ${id} does not hold: ${detail}`),
    ...Object.entries({ parked, outboxPending, lag })
      .filter(([, count]) => count !== 0)
      .map(([name, count]) => `${run}: ${name} is ${count}`),
  ];
}
