import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import type { Fault } from '../fault.js';
import type { KubernetesObject } from '../rendering/kubernetes-object.js';
import { workloadsOf } from './workloads.js';
import type { Policy } from './policy.js';

/** What owns the number of instances of a Deployment. */
interface Autoscaler {
  readonly object: string;
  readonly target: string;
  readonly least: number;
  readonly most: number;
}

export const scalingIsOwned: Policy = {
  name: 'instances are counted by one autoscaler, or written down where there is none',
  faults: (objects) => {
    const autoscalers = autoscalersOf(objects);
    const workloads = workloadsOf(objects);
    return [
      ...workloads.flatMap(({ name, object, fault }): Fault[] => {
        const owners = autoscalers.filter(({ target }) => target === name);
        const counted = object.spec?.replicas !== undefined;
        if (owners.length + (counted ? 1 : 0) === 1) return [];
        const names = owners.map((owner) => owner.object);
        return [
          fault(
            'spec.replicas',
            `is owned by ${[...names, ...(counted ? ['the manifest'] : [])].join(' and ') || 'nobody'}`,
          ),
        ];
      }),
      ...autoscalers
        .filter(({ target }) => !workloads.some(({ name }) => name === target))
        .map(({ object, target }) => ({
          object,
          field: 'spec.scaleTargetRef',
          message: `${target} is not there`,
        })),
      ...autoscalers
        .filter(({ least, most }) => !(least <= most))
        .map(({ object, least, most }) => ({
          object,
          field: 'spec',
          message: `scales from ${least} to ${most}`,
        })),
    ];
  },
};

function autoscalersOf(objects: readonly KubernetesObject[]): readonly Autoscaler[] {
  return [
    ...objects
      .filter((object) => HorizontalPodAutoscaler.is(object))
      .map(({ metadata, spec }) => ({
        object: `HorizontalPodAutoscaler ${metadata.name}`,
        target: spec.scaleTargetRef.name,
        least: spec.minReplicas ?? 1,
        most: spec.maxReplicas,
      })),
    ...objects
      .filter((object) => ScaledObject.is(object))
      .map(({ metadata, spec }) => ({
        object: `ScaledObject ${metadata.name}`,
        target: spec.scaleTargetRef.name,
        least: spec.minReplicaCount ?? 0,
        most: spec.maxReplicaCount ?? 100,
      })),
  ];
}
