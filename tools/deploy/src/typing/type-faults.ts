import type { Fault } from '../fault.js';
import type { KubernetesObject } from '../rendering/kubernetes-object.js';
import { invalidValues } from './invalid-values.js';
import { unknownFields } from './unknown-fields.js';

/** What is wrong with objects by the types of Kubernetes and of the operators. */
export async function typeFaults(objects: readonly KubernetesObject[]): Promise<readonly Fault[]> {
  return [...unknownFields(objects), ...(await invalidValues(objects))];
}
