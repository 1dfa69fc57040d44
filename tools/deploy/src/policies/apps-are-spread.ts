import type { Fault } from '../fault.js';
import { workloadsOf } from './workloads.js';
import type { Policy } from './policy.js';
import { selects } from './selects.js';

const TOPOLOGIES = ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'];
/** A handler may take 30 s by the limits of its database role, and the rest must end too. */
const LEAST_GRACE_S = 60;

export const appsAreSpread: Policy = {
  name: 'instances are spread over nodes and zones, and have time to end',
  faults: (objects) =>
    workloadsOf(objects).flatMap(({ pod, podLabels, fault }): Fault[] => {
      const own = (pod.topologySpreadConstraints ?? []).filter(({ labelSelector }) =>
        selects(labelSelector?.matchLabels, podLabels),
      );
      const missing = TOPOLOGIES.filter((wanted) => !own.some(({ topologyKey }) => topologyKey === wanted));
      const grace = pod.terminationGracePeriodSeconds ?? 30;
      return [
        ...missing.map((key) =>
          fault('spec.template.spec.topologySpreadConstraints', `does not spread over ${key}`),
        ),
        ...(grace >= LEAST_GRACE_S
          ? []
          : [
              fault(
                'spec.template.spec.terminationGracePeriodSeconds',
                `is ${grace}, less than ${LEAST_GRACE_S}`,
              ),
            ]),
      ];
    }),
};
