import type { Kustomize } from '../rendering/find-kustomize.js';
import { render } from '../rendering/render.js';
import type { Variant } from '../rendering/workbench.js';
import { runProgram } from '../running/run-program.js';
import { judged, notChecked, type Outcome } from './outcome.js';

const CHECK = 'server-side dry run';
const APPLY = [
  'apply',
  '--server-side',
  '--force-conflicts',
  '--dry-run=server',
  '--validate=strict',
  '-f',
  '-',
];
/** The server says so of Deployments, which it takes all the same. */
const NOT_RESTRICTED = 'would violate PodSecurity';

/**
 * The API server that kubectl is configured for would take every overlay. Its namespace must be there: a dry run makes
 * none.
 *
 * @param kubeconfig as in KUBECONFIG; without one no cluster is touched
 */
export async function checkServer(
  kubeconfig: string | undefined,
  kustomize: Kustomize,
  overlays: readonly Variant[],
): Promise<readonly Outcome[]> {
  if (!kubeconfig) return [notChecked(CHECK, 'overlays', 'KUBECONFIG is not set')];
  const outcomes: Outcome[] = [];
  for (const { name, folder } of overlays) {
    const rendered = await render(kustomize, folder);
    if ('failure' in rendered) continue;
    const applied = await runProgram('kubectl', APPLY, { cwd: folder, input: rendered.text });
    if (!applied) return [notChecked(CHECK, 'overlays', 'there is no kubectl')];
    const faults = applied.stderr.split('\n').filter((line) => !applied.ok || line.includes(NOT_RESTRICTED));
    outcomes.push(judged(CHECK, name, faults.filter(Boolean)));
  }
  return outcomes;
}
