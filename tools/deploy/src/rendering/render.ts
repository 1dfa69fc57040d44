import { runProgram } from '../running/run-program.js';
import type { Kustomize } from './find-kustomize.js';
import { type KubernetesObject, objectsOf } from './kubernetes-object.js';

/** What would be applied, or why there is nothing. */
export type Rendered =
  { readonly text: string; readonly objects: readonly KubernetesObject[] } | { readonly failure: string };

/** Renders a folder of kustomize. */
export async function render({ program, parameters }: Kustomize, folder: string): Promise<Rendered> {
  const ended = await runProgram(program, [...parameters, folder], { cwd: folder });
  if (!ended) return { failure: `there is no program ${program}` };
  if (!ended.ok) return { failure: ended.stderr };
  return { text: ended.stdout, objects: objectsOf(ended.stdout) };
}
