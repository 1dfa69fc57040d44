import Table from 'cli-table3';
import type { ProcessCpu } from '../cpu/cpu-by-owner.js';
import type { ProfileReport } from '../profile.js';

const plain = { style: { head: [], border: [], compact: true } };
const SHOWN = 5;

/** The report for people. */
export function profileTables({ run, processes, statements }: ProfileReport): string {
  const cpu = new Table({ ...plain, head: ['process', 'CPU s', 'most of it in'] });
  cpu.push(...processes.map((each) => [each.process, each.seconds.toFixed(1), mostOf(each)]));
  const databases = new Table({ ...plain, head: ['database', 'SQL s'] });
  databases.push(...statements.byDatabase.map(({ database, seconds }) => [database, seconds]));
  const top = new Table({
    ...plain,
    head: ['database', 'SQL s', 'calls', 'rows', 'statement'],
    colWidths: [null, null, null, null, 90],
    wordWrap: true,
  });
  top.push(
    ...statements.top.map(({ database, seconds, calls, rows, sql }) => [database, seconds, calls, rows, sql]),
  );
  const { start, load, flow } = run.stages;
  return [
    `seconds ${run.seconds}: start ${start ?? '-'}, load ${load ?? '-'}, flow ${flow ?? '-'} (profiled: slower than a plain run)`,
    cpu.toString(),
    databases.toString(),
    top.toString(),
    '',
  ].join('\n');
}

function mostOf({ owners }: ProcessCpu): string {
  return owners
    .slice(0, SHOWN)
    .map(([owner, seconds]) => `${owner} ${seconds.toFixed(1)}`)
    .join(', ');
}
