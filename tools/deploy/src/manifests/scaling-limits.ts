import { topics } from '@kervan/contracts';
import { scaledServices } from '../company/services.js';
import { subscriptionsOf } from '../company/subscriptions.js';

/** A replacement of kustomize. */
export interface Replacement {
  readonly source: { readonly kind: string; readonly name: string; readonly fieldPath: string };
  readonly targets: readonly {
    readonly select: { readonly kind: string; readonly name: string };
    readonly fieldPaths: readonly string[];
    readonly options: { readonly create: boolean };
  }[];
}

/** No consumer gets more instances than its largest topic has partitions: the further ones would be idle. */
export function scalingLimits(): readonly Replacement[] {
  return scaledServices.map((service) => ({
    source: { kind: 'KafkaTopic', name: largestOf(subscriptionsOf(service)), fieldPath: 'spec.partitions' },
    targets: [
      {
        select: { kind: 'ScaledObject', name: service.name },
        fieldPaths: ['spec.maxReplicaCount'],
        options: { create: true },
      },
    ],
  }));
}

function largestOf(names: readonly string[]): string {
  const [largest] = topics
    .filter(({ name }) => names.includes(name))
    .sort((one, other) => other.partitions - one.partitions || one.name.localeCompare(other.name));
  if (!largest) throw new Error(`none of ${names.join(', ')} is a topic of the catalogue`);
  return largest.name;
}
