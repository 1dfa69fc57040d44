import { describe, expect, it } from '@jest/globals';
import type { KubernetesObject } from '../rendering/kubernetes-object.js';
import { changed, goodApp } from './good-app.mother.js';
import { policies } from './policies.js';

const POD = 'spec.template.spec';
const APP = `${POD}.containers.0`;
const secret = { name: 'X', valueFrom: { secretKeyRef: { name: 'app-api', key: 'token' } } };

/** What is changed, to what, and the policy that must see it. */
const broken: readonly (readonly [kind: string, path: string, value: unknown, policy: RegExp])[] = [
  ['Deployment', `${APP}.image`, 'kervan/app', /every image/],
  ['Deployment', `${APP}.image`, 'kervan/app:latest', /every image/],
  ['Deployment', `${APP}.image`, 'kervan/app@sha256:12', /every image/],
  ['Deployment', `${POD}.initContainers`, [{ name: 'migrate', image: 'kervan/app' }], /every image/],

  ['Deployment', `${APP}.env.0`, secret, /secrets are mounted/],
  ['Deployment', `${APP}.env.0`, { name: 'API_TOKEN', value: 'x' }, /secrets are mounted/],
  ['Deployment', `${APP}.envFrom.0`, { secretRef: { name: 'app-api' } }, /secrets are mounted/],
  ['ConfigMap', 'data.DATABASE_URL', 'postgres://db', /secrets are mounted/],
  ['ConfigMap', 'data.UPSTREAM', 'http://user:secret@host', /secrets are mounted/],

  ['Deployment', `${APP}.startupProbe`, undefined, /asked at/],
  ['Deployment', `${APP}.livenessProbe`, undefined, /asked at/],
  ['Deployment', `${APP}.readinessProbe`, undefined, /asked at/],
  ['Deployment', `${APP}.livenessProbe.httpGet.path`, '/health/ready', /asked at/],
  ['Deployment', `${APP}.readinessProbe.httpGet.path`, '/health/live', /asked at/],

  ['Deployment', `${APP}.resources`, undefined, /are requested/],
  ['Deployment', `${APP}.resources.limits.memory`, undefined, /are requested/],
  ['Deployment', `${APP}.resources.requests.cpu`, undefined, /are requested/],
  ['Deployment', `${APP}.resources.limits.cpu`, '1', /are requested/],

  ['Namespace', 'metadata.labels', {}, /restricted standard/],
  ['Deployment', `${POD}.securityContext.runAsNonRoot`, undefined, /restricted standard/],
  ['Deployment', `${POD}.securityContext.runAsUser`, 1000, /restricted standard/],
  ['Deployment', `${POD}.securityContext.seccompProfile`, undefined, /restricted standard/],
  ['Deployment', `${POD}.automountServiceAccountToken`, undefined, /restricted standard/],
  ['Deployment', `${POD}.hostNetwork`, true, /restricted standard/],
  ['Deployment', `${POD}.volumes.1`, { name: 'tmp', hostPath: { path: '/tmp' } }, /restricted standard/],
  ['Deployment', `${APP}.securityContext.readOnlyRootFilesystem`, false, /restricted standard/],
  ['Deployment', `${APP}.securityContext.allowPrivilegeEscalation`, undefined, /restricted standard/],
  ['Deployment', `${APP}.securityContext.capabilities.drop`, ['NET_RAW'], /restricted standard/],
  ['Deployment', `${APP}.securityContext.capabilities.add`, ['SYS_ADMIN'], /restricted standard/],

  ['PodDisruptionBudget', 'spec.maxUnavailable', 0, /one budget/],
  ['PodDisruptionBudget', 'spec.unhealthyPodEvictionPolicy', undefined, /one budget/],
  ['PodDisruptionBudget', 'spec.selector.matchLabels', { x: 'y' }, /one budget/],

  ['NetworkPolicy', 'spec.policyTypes', ['Ingress'], /denied by default/],
  ['NetworkPolicy', 'spec.egress.0.ports', undefined, /denied by default/],
  ['NetworkPolicy', 'spec.ingress.0.from', [], /denied by default/],

  ['Deployment', 'spec.replicas', 2, /counted by one/],
  ['ScaledObject', 'spec.scaleTargetRef.name', 'other', /counted by one/],
  ['ScaledObject', 'spec.minReplicaCount', 7, /counted by one/],

  ['ScaledObject', 'spec.maxReplicaCount', 12, /as its largest topic/],
  ['ScaledObject', 'spec.maxReplicaCount', undefined, /as its largest topic/],
  ['KafkaTopic', 'metadata.name', 'erp.sales.other', /as its largest topic/],
  ['Kafka', 'spec.kafka.version', '4.4.0', /as its largest topic/],
  ['Deployment', 'spec.strategy.rollingUpdate.maxSurge', 1, /as its largest topic/],

  ['Deployment', 'spec.selector.matchLabels', { x: 'y' }, /selectors find/],
  ['Deployment', 'spec.template.metadata.labels', { 'app.kubernetes.io/name': 'app' }, /selectors find/],
  ['Service', 'spec.selector', { x: 'y' }, /selectors find/],
  ['ServiceMonitor', 'spec.selector.matchLabels', { x: 'y' }, /selectors find/],
  ['NetworkPolicy', 'spec.podSelector.matchLabels', { 'app.kubernetes.io/name': 'x' }, /selectors find/],

  ['Deployment', `${POD}.serviceAccountName`, 'other', /refer to is there/],
  ['Deployment', `${POD}.priorityClassName`, 'other', /refer to is there/],
  ['Deployment', `${APP}.envFrom.1.configMapRef.name`, 'other', /refer to is there/],
  ['Deployment', `${POD}.volumes.0.projected.sources.0.secret.name`, 'other', /refer to is there/],
  ['Kafka', 'metadata.name', 'other', /refer to is there/],
  ['Cluster', 'metadata.name', 'other', /refer to is there/],

  ['Deployment', `${POD}.topologySpreadConstraints`, [], /spread over/],
  ['Deployment', `${POD}.terminationGracePeriodSeconds`, 30, /spread over/],

  ['Service', 'kind', 'Endpoints', /has a Service/],
  ['ServiceMonitor', 'spec.selector.matchLabels', { x: 'y' }, /has a Service/],

  ['Kafka', 'spec.kafka.authorization', undefined, /brokers ask/],
  ['Kafka', 'spec.kafka.listeners.0.tls', false, /brokers ask/],
  ['Kafka', 'spec.kafka.listeners.0.authentication', undefined, /brokers ask/],
  ['Kafka', 'spec.kafka.config', { 'auto.create.topics.enable': true }, /brokers ask/],
  ['KafkaUser', 'spec.authorization.acls.0.operations', ['All'], /brokers ask/],
  ['KafkaUser', 'spec.authorization.acls.0.resource.name', '*', /brokers ask/],

  ['Database', 'spec.owner', 'hr', /owner of its name/],
  ['Database', 'spec', { name: 'sales', owner: 'sales' }, /owner of its name/],
  ['Cluster', 'spec.managed.roles.0.passwordSecret.name', 'other', /owner of its name/],
  ['Cluster', 'spec.postgresql.pg_hba.2', undefined, /owner of its name/],
  ['Cluster', 'spec.postgresql.pg_hba.0', 'host sameuser all all scram-sha-256', /owner of its name/],
];

const brokenBy = (objects: readonly KubernetesObject[]) =>
  policies.filter((policy) => policy.faults(objects).length > 0).map(({ name }) => name);

describe('the policies', () => {
  it('find nothing in an app as the manifests make it', () => {
    expect(brokenBy(goodApp())).toEqual([]);
  });

  it.each(broken)('see %s with %s = %j', (kind, path, value, policy) => {
    const names = brokenBy(changed(goodApp(), kind, path, value));

    expect(names).toEqual(expect.arrayContaining([expect.stringMatching(policy)]));
  });

  it('see that nothing denies everything', () => {
    const without = goodApp().filter(({ metadata }) => metadata.name !== 'default-deny');

    expect(brokenBy(without)).toEqual([expect.stringMatching(/denied by default/)]);
  });

  it('each have a case that breaks them', () => {
    const unproven = policies.filter(({ name }) => !broken.some(([, , , policy]) => policy.test(name)));

    expect(unproven).toEqual([]);
  });

  it('name object and field', () => {
    const bad = changed(goodApp(), 'Deployment', `${APP}.image`, 'kervan/app:latest');
    const [fault] = policies.flatMap((policy) => policy.faults(bad));

    expect(fault).toEqual({
      object: 'Deployment app',
      field: 'spec.template.spec.containers[name=app].image',
      message: 'kervan/app:latest may change',
    });
  });
});
