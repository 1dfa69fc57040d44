import { runProgram } from '../running/run-program.js';

/** A program that renders a folder of kustomize, given as its last parameter. */
export interface Kustomize {
  readonly program: string;
  readonly parameters: readonly string[];
}

/** The release that is taken where Go must build one. */
const MODULE = 'sigs.k8s.io/kustomize/kustomize/v5@v5.8.1';

const candidates: readonly (Kustomize & { readonly version: readonly string[] })[] = [
  { program: 'kustomize', parameters: ['build'], version: ['version'] },
  { program: 'kubectl', parameters: ['kustomize'], version: ['version', '--client'] },
  { program: 'go', parameters: ['run', MODULE, 'build'], version: ['run', MODULE, 'version'] },
];

/**
 * The first of these that runs: the given binary, kustomize, kubectl, and Go, which builds it.
 *
 * @param given path of a kustomize
 * @returns null when there is none
 */
export async function findKustomize(given?: string): Promise<Kustomize | null> {
  if (given) return { program: given, parameters: ['build'] };
  for (const { program, parameters, version } of candidates) {
    const answer = await runProgram(program, version, { cwd: process.cwd() });
    if (answer?.ok) return { program, parameters };
  }
  return null;
}
