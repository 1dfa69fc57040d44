import Table from 'cli-table3';
import type { ScenarioReport } from './scenario-report.js';

/** A report for people. */
export function reportTable(seed: number, reports: readonly ScenarioReport[]): string {
  return [`seed ${seed}`, ...reports.map(describe), ''].join('\n');
}

function describe({ scenario, events, seconds, recoveries, claims, cpu }: ScenarioReport): string {
  const faults = new Table({
    head: ['fault', 'target', 'at s', 'lasted s', 'publishing ms', 'consuming ms'],
  });
  for (const { fault, struckAt, publishMs, consumeMs } of recoveries)
    faults.push([
      fault.kind,
      fault.target ?? '',
      struckAt,
      fault.seconds,
      publishMs ?? '?',
      consumeMs ?? '?',
    ]);
  const verdict = new Table({ head: ['claim', '', 'figures'] });
  for (const { name, holds, detail } of claims) verdict.push([name, holds ? 'holds' : 'BROKEN', detail]);
  const cpuLine = Object.entries(cpu).map(([name, used]) => `${name} ${used ?? '?'}`);
  return [
    `${scenario}: ${events} events, at rest after ${seconds} s`,
    ...(recoveries.length > 0 ? [faults.toString()] : []),
    verdict.toString(),
    `CPU seconds: ${cpuLine.join(', ')}`,
  ].join('\n');
}
