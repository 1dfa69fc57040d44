import { Deployment, type IDeployment } from 'kubernetes-models/apps/v1';
import type { IContainer } from 'kubernetes-models/v1';
import type { Fault } from '../fault.js';
import { type KubernetesObject } from '../rendering/kubernetes-object.js';

/** A Deployment with what policies ask of it. */
export interface Workload {
  readonly name: string;
  readonly object: IDeployment;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly pod: NonNullable<IDeployment['spec']>['template']['spec'] & object;
  /** Init containers too, each with the path of its field. */
  readonly containers: readonly {
    readonly path: string;
    readonly container: IContainer;
    readonly init: boolean;
  }[];
  /** A fault of this Deployment. */
  readonly fault: (field: string, message: string) => Fault;
}

const POD = 'spec.template.spec';

/** All Deployments, as all workloads are. */
export function workloadsOf(objects: readonly KubernetesObject[]): readonly Workload[] {
  return objects.filter((object) => Deployment.is(object)).map(workloadOf);
}

function workloadOf(object: IDeployment): Workload {
  const name = object.metadata?.name ?? '';
  const template = object.spec?.template;
  const pod = template?.spec ?? { containers: [] };
  const at = (list: string, init: boolean, containers: readonly IContainer[] = []) =>
    containers.map((container) => ({ path: `${POD}.${list}[name=${container.name}]`, container, init }));
  return {
    name,
    object,
    podLabels: template?.metadata?.labels ?? {},
    pod,
    containers: [
      ...at('initContainers', true, pod.initContainers),
      ...at('containers', false, pod.containers),
    ],
    fault: (field, message) => ({ object: `Deployment ${name}`, field, message }),
  };
}
