import { runProgram } from '../running/run-program.js';
import { judged, notChecked, type Outcome } from './outcome.js';

const CHECK = 'docker compose config';

/** Docker Compose reads its files, with each profile. */
export async function checkCompose(cwd: string): Promise<readonly Outcome[]> {
  const compose = (...parameters: string[]) => runProgram('docker', ['compose', ...parameters], { cwd });
  const version = await compose('version');
  if (!version?.ok) return [notChecked(CHECK, 'compose.yaml', 'there is no docker compose')];
  const listed = await compose('config', '--profiles');
  if (!listed?.ok) return [judged(CHECK, 'compose.yaml', [listed?.stderr ?? ''])];
  const profiles = listed.stdout.split('\n').filter(Boolean);
  const outcomes: Outcome[] = [];
  for (const profile of [null, ...profiles]) {
    const read = await compose(...(profile === null ? [] : ['--profile', profile]), 'config', '--quiet');
    outcomes.push(judged(CHECK, profile === null ? 'no profile' : `profile ${profile}`, failureOf(read)));
  }
  return outcomes;
}

function failureOf(ended: { readonly ok: boolean; readonly stderr: string } | null): string[] {
  return ended?.ok ? [] : [ended?.stderr ?? 'docker is gone'];
}
