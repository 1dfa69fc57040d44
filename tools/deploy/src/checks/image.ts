import { runProgram } from '../running/run-program.js';
import { judged, notChecked, type Outcome } from './outcome.js';

const CHECK = 'docker buildx build --check';

/** The linter of Docker finds nothing in the Dockerfile. */
export async function checkImage(cwd: string): Promise<Outcome> {
  const version = await runProgram('docker', ['buildx', 'version'], { cwd });
  if (!version?.ok) return notChecked(CHECK, 'Dockerfile', 'there is no docker buildx');
  const engine = await runProgram('docker', ['info'], { cwd });
  if (!engine?.ok) return notChecked(CHECK, 'Dockerfile', 'no Docker engine answers');
  const linted = await runProgram('docker', ['buildx', 'build', '--check', '.'], { cwd });
  return judged(CHECK, 'Dockerfile', linted?.ok ? [] : [linted?.stderr ?? linted?.stdout ?? '']);
}
