import Table from 'cli-table3';
import type { Figures } from '../figures/figures.js';
import type { BenchReport } from '../run-benches.js';

const plain = { style: { head: [], border: [], compact: true } };
const NONE = '-';

/** The report for people. */
export function reportTable({ at, hardware, versions, settings, figures }: BenchReport): string {
  const { cores, cpu, memoryMb, loadAverage } = hardware;
  const lines = [
    `${at}   ${cores} x ${cpu}, ${memoryMb} MB, load average ${loadAverage} before the run`,
    pairs(versions),
    pairs(settings),
  ];
  return [...lines, tableOf(figures), ''].join('\n');
}

function tableOf(figures: readonly Figures[]): string {
  const table = new Table({
    ...plain,
    head: [
      'bench',
      'client',
      'events',
      'events/s',
      'CPU us',
      'cores',
      'PostgreSQL us',
      'MB',
      'p50 ms',
      'p99 ms',
      'max ms',
    ],
  });
  for (const { bench, client, events, eventsPerSecond, cpuUsPerEvent, cores, ...rest } of figures) {
    const { postgresUsPerEvent, memoryMb, latency } = rest;
    table.push([
      ...[bench, client, events, eventsPerSecond, cpuUsPerEvent, cores, postgresUsPerEvent ?? NONE, memoryMb],
      ...[latency?.p50 ?? NONE, latency?.p99 ?? NONE, latency?.max ?? NONE],
    ]);
  }
  return table.toString();
}

function pairs(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
