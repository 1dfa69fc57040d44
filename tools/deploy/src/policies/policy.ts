import type { Fault } from '../fault.js';
import type { KubernetesObject } from '../rendering/kubernetes-object.js';

/** A rule for everything that is applied together. */
export interface Policy {
  /** What holds when nothing is broken. */
  readonly name: string;
  readonly faults: (objects: readonly KubernetesObject[]) => readonly Fault[];
}
