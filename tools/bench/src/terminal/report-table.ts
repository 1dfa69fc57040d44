import Table from 'cli-table3';
import type { Comparison, Figures, FormatRates } from '../figures/figures.js';
import type { BenchReport } from '../run-benches.js';

const plain = { style: { head: [], border: [], compact: true } };
const NONE = '-';

/** The report for people. */
export function reportTable({ at, hardware, versions, settings, ...found }: BenchReport): string {
  const { cores, cpu, memoryMb, loadAverage } = hardware;
  const lines = [
    `${at}   ${cores} x ${cpu}, ${memoryMb} MB, load average ${loadAverage} before the run`,
    pairs(versions),
    pairs(settings),
  ];
  const tables = [
    ...(found.figures.length > 0 ? [tableOf(found.figures)] : []),
    ...(found.comparisons.length > 0 ? [comparisonsOf(found.comparisons)] : []),
    ...(found.formats.length > 0 ? [formatsOf(found.formats)] : []),
  ];
  return [...lines, ...tables, ''].join('\n');
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
      'bytes',
      'MB',
      'p50 ms',
      'p95 ms',
      'p99 ms',
      'max ms',
    ],
  });
  for (const { bench, client, events, eventsPerSecond, cpuUsPerEvent, cores, ...rest } of figures) {
    const { postgresUsPerEvent, bytesPerEvent, memoryMb, latency } = rest;
    table.push([
      ...[bench, client, events, eventsPerSecond, cpuUsPerEvent, cores, postgresUsPerEvent ?? NONE],
      ...[bytesPerEvent ?? NONE, memoryMb],
      ...[latency?.p50 ?? NONE, latency?.p95 ?? NONE, latency?.p99 ?? NONE, latency?.max ?? NONE],
    ]);
  }
  return table.toString();
}

function comparisonsOf(comparisons: readonly Comparison[]): string {
  const table = new Table({
    ...plain,
    head: ['bench', 'compared', 'plain', 'changed', 'change %', 'rounds'],
  });
  for (const { bench, what, plain: before, changed, changePercent, rounds } of comparisons)
    table.push([bench, what, before, changed, changePercent, rounds]);
  return table.toString();
}

function formatsOf(formats: readonly FormatRates[]): string {
  const table = new Table({
    ...plain,
    head: ['format', 'stage', 'lines', 'MB', 'lines/s', 'lines/CPU s', 'MB/CPU s', 'resident MB', 'heap MB'],
  });
  for (const { format, stage, lines, megabytes, linesPerSecond, linesPerCpuSecond, ...rest } of formats) {
    const { megabytesPerCpuSecond, memoryMb, heapMb } = rest;
    table.push([
      ...[format, stage, lines, megabytes, linesPerSecond, linesPerCpuSecond],
      ...[megabytesPerCpuSecond, memoryMb, heapMb],
    ]);
  }
  return table.toString();
}

function pairs(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
