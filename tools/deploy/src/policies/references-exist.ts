import { presentIn } from './present-in.js';
import { workloadsOf } from './workloads.js';
import type { Policy } from './policy.js';

export const referencesExist: Policy = {
  name: 'what pods refer to is there, or an operator makes it',
  faults: (objects) => {
    const there = presentIn(objects);
    const missing = (references: readonly string[]) => references.filter((each) => !there.has(each));
    return workloadsOf(objects).flatMap(({ pod, containers, fault }) => [
      ...missing([
        `ServiceAccount ${pod.serviceAccountName ?? ''}`,
        `PriorityClass ${pod.priorityClassName ?? ''}`,
      ]).map((reference) => fault('spec.template.spec', `${reference} is not there`)),
      ...containers.flatMap(({ path, container: { envFrom = [] } }) =>
        missing(envFrom.map(({ configMapRef }) => `ConfigMap ${configMapRef?.name ?? ''}`)).map((reference) =>
          fault(`${path}.envFrom`, `${reference} is not there`),
        ),
      ),
      ...(pod.volumes ?? []).flatMap(({ name, projected, persistentVolumeClaim: claim }) =>
        missing([
          ...(projected?.sources ?? []).map(({ secret }) => `Secret ${secret?.name ?? ''}`),
          ...(claim ? [`PersistentVolumeClaim ${claim.claimName}`] : []),
        ]).map((reference) => fault(`spec.template.spec.volumes[name=${name}]`, `${reference} is not there`)),
      ),
    ]);
  },
};
