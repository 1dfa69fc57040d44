import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

/** What every object of Kubernetes has; the rest is told by its kind. */
export const KubernetesObject = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    labels: z.record(z.string(), z.string()).optional(),
  }),
});
export type KubernetesObject = z.output<typeof KubernetesObject>;

/** `Deployment accounting`: how faults name it. */
export function nameOf({ kind, metadata: { name } }: KubernetesObject): string {
  return `${kind} ${name}`;
}

/** The objects of a text of YAML. */
export function objectsOf(text: string): readonly KubernetesObject[] {
  return parseAllDocuments(text).map((document) => KubernetesObject.parse(document.toJS()));
}
