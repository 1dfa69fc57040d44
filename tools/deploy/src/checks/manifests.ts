import type { Fault } from '../fault.js';
import { policies } from '../policies/policies.js';
import type { Kustomize } from '../rendering/find-kustomize.js';
import type { KubernetesObject } from '../rendering/kubernetes-object.js';
import { render } from '../rendering/render.js';
import type { Variant } from '../rendering/workbench.js';
import { typeFaults } from '../typing/type-faults.js';
import { judged, type Outcome } from './outcome.js';

/**
 * Renders all variants, judges each by the policies, and checks the types of what is in any of them.
 *
 * @param subject what the variants are together
 */
export async function checkManifests(
  subject: string,
  kustomize: Kustomize,
  variants: readonly Variant[],
): Promise<readonly Outcome[]> {
  const unrendered: string[] = [];
  const brokenIn = new Map<string, string[]>();
  const distinct = new Map<string, KubernetesObject>();
  for (const { name, folder } of variants) {
    const rendered = await render(kustomize, folder);
    if ('failure' in rendered) {
      unrendered.push(`${name}: ${rendered.failure}`);
      continue;
    }
    for (const object of rendered.objects) distinct.set(JSON.stringify(object), object);
    for (const line of brokenPolicies(rendered.objects))
      brokenIn.set(line, [...(brokenIn.get(line) ?? []), name]);
  }
  const broken = [...brokenIn].map(([line, [first = '', ...more]]) =>
    more.length > 0 ? `${first} and ${more.length} more: ${line}` : `${first}: ${line}`,
  );
  const mistyped = await typeFaults([...distinct.values()]);
  return [
    judged('renders', subject, unrendered),
    judged('types', `${distinct.size} objects of ${subject}`, mistyped.map(lineOf)),
    judged('policies', `${policies.length} of ${subject}`, broken),
  ];
}

function brokenPolicies(objects: readonly KubernetesObject[]): string[] {
  return policies.flatMap((policy) =>
    policy.faults(objects).map((fault) => `${lineOf(fault)} (${policy.name})`),
  );
}

function lineOf({ object, field, message }: Fault): string {
  return [object, field].filter(Boolean).join(' ') + `: ${message}`;
}
