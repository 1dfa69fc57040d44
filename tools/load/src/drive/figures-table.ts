import Table from 'cli-table3';
import type { Figures } from '../outcome/tally.js';
import type { DriveResult } from './drive.js';

const plain = { style: { head: [], border: [], compact: true } };

/** The figures for people. */
export function figuresTable({ actions, total, achievedRate, worstLateMs }: DriveResult): string {
  const table = new Table({
    ...plain,
    head: ['action', 'requests', 'answers', 'refusals', 'retries', 'failed', 'p50 ms', 'p99 ms'],
  });
  for (const [name, figures] of [...Object.entries(actions), ['all', total] as const])
    table.push(rowOf(name, figures));
  return `${table.toString()}\n${achievedRate} requests answered per second; at worst ${worstLateMs} ms late\n`;
}

function rowOf(name: string, { requests, statuses, refusals, retries, failed, latencyMs }: Figures) {
  const { p50, p99 } = latencyMs;
  return [name, requests, counted(statuses), counted(refusals), retries, failed, p50, p99];
}

function counted(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join('\n');
}
