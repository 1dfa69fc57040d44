import { readdirSync } from 'node:fs';
import { runProgram } from '../running/run-program.js';
import { judged, notChecked, type Outcome } from './outcome.js';

const CHECK = 'promtool';

/** Prometheus reads its rules, and they fire when their tests say so. */
export async function checkAlertRules(folder: string): Promise<Outcome> {
  const cwd = folder;
  if (!(await runProgram(CHECK, ['--version'], { cwd })))
    return notChecked(CHECK, 'alert rules', 'there is no promtool');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const tests = files.filter((file) => file.endsWith('.test.yaml'));
  const rules = files.filter((file) => !tests.includes(file));
  const ended = [
    await runProgram(CHECK, ['check', 'rules', ...rules], { cwd }),
    await runProgram(CHECK, ['test', 'rules', ...tests], { cwd }),
  ];
  const faults = ended.flatMap((each) =>
    each?.ok ? [] : [`${each?.stdout ?? ''}${each?.stderr ?? ''}`.trim()],
  );
  return judged(CHECK, `${rules.length} files of rules, ${tests.length} of tests`, faults);
}
