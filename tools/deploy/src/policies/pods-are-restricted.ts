import { Namespace } from 'kubernetes-models/v1';
import type { Fault } from '../fault.js';
import { type Workload, workloadsOf } from './workloads.js';
import type { Policy } from './policy.js';

const ENFORCED = 'pod-security.kubernetes.io/enforce';
const VOLUMES = ['configMap', 'emptyDir', 'persistentVolumeClaim', 'projected', 'secret'];
const LOWEST_USER = 10_001;

export const podsAreRestricted: Policy = {
  name: 'pods meet the restricted standard, with a read-only disk and no token',
  faults: (objects) => [
    ...objects
      .filter((object) => Namespace.is(object))
      .filter(({ metadata }) => metadata.labels?.[ENFORCED] !== 'restricted')
      .map(({ metadata }) => ({
        object: `Namespace ${metadata.name}`,
        field: `metadata.labels.${ENFORCED}`,
        message: 'is not restricted',
      })),
    ...workloadsOf(objects).flatMap((workload) => [...podFaults(workload), ...containerFaults(workload)]),
  ],
};

function podFaults({ pod, fault }: Workload): Fault[] {
  const context = pod.securityContext ?? {};
  const holds: Readonly<Record<string, boolean>> = {
    'securityContext.runAsNonRoot': context.runAsNonRoot === true,
    'securityContext.runAsUser': (context.runAsUser ?? 0) >= LOWEST_USER,
    'securityContext.runAsGroup': (context.runAsGroup ?? 0) >= LOWEST_USER,
    'securityContext.seccompProfile': context.seccompProfile?.type === 'RuntimeDefault',
    automountServiceAccountToken: pod.automountServiceAccountToken === false,
    enableServiceLinks: pod.enableServiceLinks === false,
    'hostNetwork, hostPID, hostIPC': !pod.hostNetwork && !pod.hostPID && !pod.hostIPC,
  };
  const volumes = (pod.volumes ?? []).filter((volume) =>
    Object.keys(volume).some((key) => key !== 'name' && !VOLUMES.includes(key)),
  );
  return [
    ...broken(holds).map((field) => fault(`spec.template.spec.${field}`, 'is not restricted')),
    ...volumes.map(({ name }) => fault(`spec.template.spec.volumes[name=${name}]`, 'is of a forbidden kind')),
  ];
}

function containerFaults({ containers, fault }: Workload): Fault[] {
  return containers.flatMap(({ path, container: { securityContext: context = {} } }) => {
    const holds: Readonly<Record<string, boolean>> = {
      allowPrivilegeEscalation: context.allowPrivilegeEscalation === false,
      readOnlyRootFilesystem: context.readOnlyRootFilesystem === true,
      'capabilities.drop': context.capabilities?.drop?.includes('ALL') === true,
      'capabilities.add': (context.capabilities?.add ?? []).length === 0,
      privileged: !context.privileged,
    };
    return broken(holds).map((field) => fault(`${path}.securityContext.${field}`, 'is not restricted'));
  });
}

function broken(holds: Readonly<Record<string, boolean>>): string[] {
  return Object.keys(holds).filter((field) => !holds[field]);
}
