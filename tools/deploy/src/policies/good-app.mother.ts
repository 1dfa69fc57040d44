import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '@kervan/local';
import { parse } from 'yaml';
import { z } from 'zod';
import { KubernetesObject } from '../rendering/kubernetes-object.js';

const Fields = z.record(z.string(), z.unknown());
const List = z.array(z.unknown());

const parts = [
  'parts/app/deployment.yaml',
  'parts/app/service.yaml',
  'parts/app/pod-disruption-budget.yaml',
  'parts/app/network-policy.yaml',
  'parts/app/service-monitor.yaml',
  'platform/namespace.yaml',
  'platform/network/default-deny.yaml',
  'platform/kafka/kafka.yaml',
  'platform/postgres/cluster.yaml',
];

const logins = [
  'accounting',
  'crm',
  'ecommerce',
  'erp-core',
  'hr',
  'legacy-gateway',
  'ops-console',
  'reporting',
  'warehouse',
  'kervan-publisher',
  'kervan-auditor',
];

const version = 'app.kubernetes.io/version';
const partOf = 'app.kubernetes.io/part-of';
const consumer = { 'app.kubernetes.io/component': 'consumer', [partOf]: 'kervan', [version]: '1' };

/** A consumer that breaks no policy: what all apps have, as it lies in the manifests, and what it refers to. */
export function goodApp(): KubernetesObject[] {
  const read = (path: string) =>
    KubernetesObject.parse(parse(readFileSync(join(workspace, 'infra/k8s/base', path), 'utf8')));
  const lag = { type: 'kafka', metadata: { topic: 'erp.sales.order', version: '4.3.1' } };
  const acls = [{ resource: { type: 'topic', name: 'erp.sales.order' }, operations: ['Read'] }];
  const spec = { scaleTargetRef: { name: 'app' }, minReplicaCount: 1, maxReplicaCount: 6, triggers: [lag] };
  const objects = [
    ...parts.map(read),
    object('v1', 'ServiceAccount', 'app'),
    object('v1', 'ConfigMap', 'app', { data: { LOG_LEVEL: 'info' } }),
    object('v1', 'ConfigMap', 'kervan', { data: { API_TOKEN_FILE: '/run/secrets/token' } }),
    object('v1', 'Secret', 'app-api'),
    object('postgresql.cnpg.io/v1', 'Database', 'crm', { spec: { name: 'crm', owner: 'crm' } }),
    ...logins.map((name) => object('v1', 'Secret', `${name}-database`)),
    object('scheduling.k8s.io/v1', 'PriorityClass', 'kervan', { value: 1 }),
    object('kafka.strimzi.io/v1', 'KafkaTopic', 'erp.sales.order', { spec: { partitions: 6 } }),
    object('kafka.strimzi.io/v1', 'KafkaUser', 'app', { spec: { authorization: { type: 'simple', acls } } }),
    object('keda.sh/v1alpha1', 'ScaledObject', 'app', { spec }),
  ];
  const changes = [
    ['spec.template.spec.containers.0.image', 'kervan/app:1.0.0'],
    ['spec.strategy.rollingUpdate', { maxSurge: 0, maxUnavailable: 1 }],
    ['spec.template.metadata.labels', { 'app.kubernetes.io/name': 'app', ...consumer }],
  ] as const;
  return changes.reduce((all, [path, value]) => changed(all, 'Deployment', path, value), objects);
}

function object(apiVersion: string, kind: string, name: string, more: object = {}): KubernetesObject {
  return { apiVersion, kind, metadata: { name }, ...more };
}

/** The same objects with one field of the first of a kind set; undefined takes it away. */
export function changed(
  objects: readonly KubernetesObject[],
  kind: string,
  path: string,
  value: unknown,
): KubernetesObject[] {
  const index = objects.findIndex((each) => each.kind === kind);
  return objects.map((each, at) =>
    at === index ? KubernetesObject.parse(withField(each, path.split('.'), value)) : each,
  );
}

function withField(object: unknown, [name = '', ...inner]: readonly string[], value: unknown): unknown {
  const list = List.safeParse(object);
  const entries = list.success ? list.data.entries() : Object.entries(Fields.parse(object ?? {}));
  const fields = new Map([...entries].map(([key, field]) => [String(key), field]));
  const field = inner.length > 0 ? withField(fields.get(name), inner, value) : value;
  if (field === undefined) fields.delete(name);
  else fields.set(name, field);
  return list.success ? [...fields.values()] : Object.fromEntries(fields);
}
