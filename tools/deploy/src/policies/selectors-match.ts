import { ServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { Service } from 'kubernetes-models/v1';
import type { KubernetesObject } from '../rendering/kubernetes-object.js';
import { nameOf } from '../rendering/kubernetes-object.js';
import { workloadsOf } from './workloads.js';
import type { Policy } from './policy.js';
import { selects } from './selects.js';

type Labels = Readonly<Record<string, string>>;

const LABELS = ['name', 'component', 'part-of', 'version'].map((name) => `app.kubernetes.io/${name}`);

export const selectorsMatch: Policy = {
  name: 'selectors find what they are for, pods carry the standard labels',
  faults: (objects) => {
    const workloads = workloadsOf(objects);
    const pods = workloads.map(({ podLabels }) => podLabels);
    const services = objects
      .filter((object) => Service.is(object))
      .map(({ metadata }) => metadata.labels ?? {});
    return [
      ...workloads
        .filter(({ object, podLabels }) => !selects(object.spec?.selector.matchLabels, podLabels))
        .map(({ fault }) => fault('spec.selector', 'does not match the labels of its own pods')),
      ...workloads.flatMap(({ podLabels, fault }) =>
        LABELS.filter((label) => !podLabels[label]).map((label) =>
          fault(`spec.template.metadata.labels.${label}`, 'is missing'),
        ),
      ),
      ...objects.flatMap((object) => {
        const wanted = selectorOf(object);
        if (!wanted) return [];
        const [selector, among] = [wanted, ServiceMonitor.is(object) ? services : pods];
        if (among.some((labels) => selects(selector, labels))) return [];
        return [{ object: nameOf(object), field: 'spec.selector', message: 'matches nothing' }];
      }),
    ];
  },
};

/** Labels that an object looks for among our own pods or services; undefined: it does not. */
function selectorOf(object: KubernetesObject): Labels | undefined {
  if (Service.is(object)) return object.spec?.selector;
  if (PodDisruptionBudget.is(object)) return object.spec?.selector?.matchLabels;
  if (ServiceMonitor.is(object)) return object.spec.selector.matchLabels;
  if (!NetworkPolicy.is(object)) return undefined;
  const wanted = object.spec?.podSelector?.matchLabels;
  return wanted?.['app.kubernetes.io/name'] === undefined ? undefined : wanted;
}
