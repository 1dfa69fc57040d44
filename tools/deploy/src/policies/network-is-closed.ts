import { type INetworkPolicy, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import type { Fault } from '../fault.js';
import { workloadsOf } from './workloads.js';
import type { Policy } from './policy.js';
import { selects } from './selects.js';

const BOTH = 'Egress,Ingress';

export const networkIsClosed: Policy = {
  name: 'everything is denied by default, every app allowed by name and port',
  faults: (objects) => {
    const policies = objects.filter((object) => NetworkPolicy.is(object));
    const denied = policies.some(({ spec }) => {
      const everybody = Object.keys(spec?.podSelector ?? {}).length === 0;
      return everybody && directions(spec) === BOTH && !spec?.ingress && !spec?.egress;
    });
    return [
      ...(denied ? [] : [{ object: 'NetworkPolicy', field: '', message: 'none denies everything' }]),
      ...workloadsOf(objects)
        .filter(({ podLabels }) => !policies.some((policy) => allows(policy, podLabels)))
        .map(({ fault }) => fault('', 'has no NetworkPolicy of its own for both directions')),
      ...policies.flatMap(openRules),
    ];
  },
};

type Spec = INetworkPolicy['spec'];

function directions(spec: Spec): string {
  return [...(spec?.policyTypes ?? [])].sort().join();
}

function allows({ spec }: INetworkPolicy, podLabels: Readonly<Record<string, string>>): boolean {
  const own = Object.keys(spec?.podSelector?.matchLabels ?? {}).length > 0;
  return own && directions(spec) === BOTH && selects(spec?.podSelector?.matchLabels, podLabels);
}

/** A rule without ports is open; one without peers is so inwards. */
function openRules({ metadata, spec }: INetworkPolicy): Fault[] {
  const fault = (field: string, message: string): Fault => ({
    object: `NetworkPolicy ${metadata?.name ?? ''}`,
    field,
    message,
  });
  return [
    ...(spec?.ingress ?? []).flatMap(({ from = [], ports = [] }, index) =>
      from.length > 0 && ports.length > 0
        ? []
        : [fault(`spec.ingress[${index}]`, 'lets anybody or any port in')],
    ),
    ...(spec?.egress ?? []).flatMap(({ ports = [] }, index) =>
      ports.length > 0 ? [] : [fault(`spec.egress[${index}]`, 'lets everything out')],
    ),
  ];
}
