import { invariantTable, journeyTable } from '@kervan/verify';
import Table from 'cli-table3';
import type { RunReport } from '../summary/ports.js';

const plain = { style: { head: [], border: [], compact: true } };

/** The report as tables for people. */
export function summaryTable(report: RunReport): string {
  return [
    figures(report),
    services(report),
    events(report),
    deliveries(report),
    work(report),
    invariantTable(report.invariants),
    ...(report.journeys ? [journeyTable(report.journeys)] : []),
  ].join('\n');
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
    ['orders / despatches', `${documents.orders} / ${documents.despatches}`],
    ['invoices', `${documents.invoices}   net ${totals.salesNet}   KDV ${totals.salesKdv}`],
    ['returns', `${documents.returns}   net ${totals.returnsNet}   KDV ${totals.returnsKdv}`],
    ['stock corrections', documents.corrections],
    ['orders on hold / goods owed', `${documents.held} / ${documents.owed}`],
    ...Object.entries(totals.ledger).map(([account, balance]) => [
      `ledger ${account}`,
      balance + sides(totals.turnover[account]),
    ]),
    ['stock value', totals.stockValue],
    ['trial balance', totals.trialBalance],
    ['outbox pending / lag / parked', `${outboxPending} / ${lag} / ${parked}`],
    ['seconds', `${seconds}   start ${stages.start}, load ${stages.load}, flow ${stages.flow}`],
    ['memory at most', memoryMb === null ? 'unknown' : `${memoryMb} MB`],
  );
  return table.toString();
}

/** What the listening services say, beside what they should. */
function services({ services: { ecommerce, crm, reporting, hr } }: RunReport): string {
  const table = new Table({ ...plain, head: ['service', 'figures'] });
  table.push(
    [
      'crm',
      `${crm.accounts} accounts owe ${crm.balance}   advances ${crm.advances}   open orders ${crm.openOrders}`,
    ],
    ['reporting', `sales net ${reporting.salesNet}   KDV ${reporting.salesKdv}`],
    ['', `returns net ${reporting.returnsNet}   KDV ${reporting.returnsKdv}`],
    [
      'ecommerce',
      `${ecommerce.products} products   ${ecommerce.sellable} units   ${ecommerce.webOrders} web orders`,
    ],
    ['hr', `${hr.employees} employees   commission ${hr.commission}`],
  );
  return table.toString();
}

/** An account's both sides, where they are known. */
function sides(turnover: RunReport['totals']['turnover'][string] | undefined): string {
  return turnover ? `   debit ${turnover.debit}   credit ${turnover.credit}` : '';
}

/** What the flow cost and how fast it was, by store and service. */
function work({ cpuSeconds, eventsPerSecond, handledPerSecond }: RunReport): string {
  const table = new Table({ ...plain, head: ['flow', 'CPU seconds', 'handled per second'] });
  const seconds = Object.values(cpuSeconds);
  const sum = seconds.reduce<number | null>(
    (total, one) => (total === null || one === null ? null : total + one),
    0,
  );
  table.push(
    ...Object.entries(cpuSeconds).map(([name, one]) => [
      name,
      one ?? 'unknown',
      handledPerSecond[name] ?? '',
    ]),
    ['all', sum === null ? 'unknown' : sum.toFixed(1), ''],
    ['events per second', '', eventsPerSecond],
  );
  return table.toString();
}

function events({ events: counts }: RunReport): string {
  const table = new Table({ ...plain, head: ['event', 'count'] });
  table.push(...Object.entries(counts));
  return table.toString();
}

function deliveries({ deliveries: services }: RunReport): string {
  const outcomes = [
    'handled',
    'duplicate',
    'skipped',
    'skipped_late',
    'parked',
    'dead',
    'gap',
    'fork',
  ] as const;
  const table = new Table({ ...plain, head: ['deliveries', ...outcomes] });
  for (const [service, counts] of Object.entries(services)) {
    table.push([service, ...outcomes.map((outcome) => counts[outcome] ?? 0)]);
  }
  return table.toString();
}
