import Table from 'cli-table3';
import type { RunReport } from '../summary/ports.js';

const plain = { style: { head: [], border: [], compact: true } };

/** The report as tables for people. */
export function summaryTable(report: RunReport): string {
  return [figures(report), events(report), deliveries(report), invariants(report)].join('\n');
}

function figures({
  input,
  documents,
  totals,
  outboxPending,
  lag,
  parked,
  seconds,
  stages,
  memoryMb,
}: RunReport) {
  const table = new Table(plain);
  table.push(
    ['files', input.files],
    ['lines', input.lines],
    [
      '  published / duplicate / quarantined',
      `${input.published} / ${input.duplicates} / ${input.quarantined}`,
    ],
    ['invoices', `${documents.invoices}   net ${totals.salesNet}   KDV ${totals.salesKdv}`],
    ['returns', `${documents.returns}   net ${totals.returnsNet}   KDV ${totals.returnsKdv}`],
    ['stock corrections', documents.corrections],
    ['orders on hold', documents.held],
    ...Object.entries(totals.ledger).map(([account, balance]) => [`ledger ${account}`, balance]),
    ['trial balance', totals.trialBalance],
    ['outbox pending / lag / parked', `${outboxPending} / ${lag} / ${parked}`],
    ['seconds', `${seconds}   start ${stages.start}, load ${stages.load}, flow ${stages.flow}`],
    ['memory at most', memoryMb === null ? 'unknown' : `${memoryMb} MB`],
  );
  return table.toString();
}

function events({ events: counts }: RunReport): string {
  const table = new Table({ ...plain, head: ['event', 'count'] });
  table.push(...Object.entries(counts));
  return table.toString();
}

function deliveries({ deliveries: services }: RunReport): string {
  const outcomes = ['handled', 'duplicate', 'skipped', 'parked', 'dead', 'gap', 'fork'] as const;
  const table = new Table({ ...plain, head: ['deliveries', ...outcomes] });
  for (const [service, counts] of Object.entries(services)) {
    table.push([service, ...outcomes.map((outcome) => counts[outcome] ?? 0)]);
  }
  return table.toString();
}

function invariants({ invariants: checked }: RunReport): string {
  const table = new Table({
    ...plain,
    head: ['invariant', 'holds', 'detail'],
    colWidths: [11, 7, 90],
    wordWrap: true,
  });
  table.push(...checked.map(({ id, holds, detail }) => [id, holds ? 'yes' : 'NO', detail]));
  return table.toString();
}
