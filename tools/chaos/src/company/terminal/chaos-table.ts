import Table from 'cli-table3';
import type { ChaosReport } from '../run-chaos.js';

const plain = { style: { head: [], border: [], compact: true } };

/** The report for people. */
export function chaosTable({ seed, kills, duplicates, reference, disturbed, faults }: ChaosReport): string {
  const killed = new Table({ ...plain, head: ['killed', 'after event', 'of', 'seen', 'restarts'] });
  killed.push(
    ...kills.map(({ app, at, of, seen, restarts }) => [app, at, of, seen ?? 'not killed', restarts]),
  );

  const compared = new Table({ ...plain, head: ['', 'undisturbed', 'with kills'] });
  compared.push(
    ['invoices / returns / despatches', documents(reference), documents(disturbed)],
    ...Object.keys(reference.totals.ledger).map((account) => [
      `ledger ${account}`,
      reference.totals.ledger[account] ?? '-',
      disturbed.totals.ledger[account] ?? '-',
    ]),
    ['stock value', reference.totals.stockValue, disturbed.totals.stockValue],
    ['invariants that hold', holding(reference), holding(disturbed)],
    ['journeys of the console / wrong', journeys(reference), journeys(disturbed)],
    ['parked', reference.parked, disturbed.parked],
    ['seconds', reference.seconds, disturbed.seconds],
  );
  const repeated = Object.entries(duplicates).map(([consumer, count]) => `${consumer} ${count}`);
  const verdict =
    faults.length === 0 ? ['The kills changed nothing.'] : faults.map((fault) => `FAULT ${fault}`);
  return [
    `seed ${seed}`,
    killed.toString(),
    compared.toString(),
    `repeated deliveries, without effect: ${repeated.join(', ')}`,
    ...verdict,
    '',
  ].join('\n');
}

function documents({ documents: counts }: ChaosReport['reference']): string {
  return ['invoices', 'returns', 'despatches'].map((kind) => counts[kind] ?? 0).join(' / ');
}

function holding({ invariants }: ChaosReport['reference']): string {
  return `${invariants.filter(({ holds }) => holds).length} of ${invariants.length}`;
}

function journeys({ journeys: judged }: ChaosReport['reference']): string {
  return `${judged.journeys} / ${judged.wrong}`;
}
