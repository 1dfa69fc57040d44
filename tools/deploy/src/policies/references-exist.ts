import { ExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import { KafkaUser } from '@kubernetes-models/strimzi-kafka-operator/kafka.strimzi.io/v1';
import { Cluster } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1';
import { Kafka } from '@kubernetes-models/strimzi-kafka-operator/kafka.strimzi.io/v1';
import type { KubernetesObject } from '../rendering/kubernetes-object.js';
import { workloadsOf } from './deployments.js';
import type { Policy } from './policy.js';

export const referencesExist: Policy = {
  name: 'what pods and the database refer to is there, or an operator makes it',
  faults: (objects) => {
    const there = new Set([
      ...objects.map(({ kind, metadata: { name } }) => `${kind} ${name}`),
      ...madeSecrets(objects),
    ]);
    const missing = (references: readonly string[]) => references.filter((each) => !there.has(each));
    return [
      ...workloadsOf(objects).flatMap(({ pod, containers, fault }) => [
        ...missing([
          `ServiceAccount ${pod.serviceAccountName ?? ''}`,
          `PriorityClass ${pod.priorityClassName ?? ''}`,
        ]).map((reference) => fault('spec.template.spec', `${reference} is not there`)),
        ...containers.flatMap(({ path, container: { envFrom = [] } }) =>
          missing(envFrom.map(({ configMapRef }) => `ConfigMap ${configMapRef?.name ?? ''}`)).map(
            (reference) => fault(`${path}.envFrom`, `${reference} is not there`),
          ),
        ),
        ...(pod.volumes ?? []).flatMap(({ name, projected, persistentVolumeClaim: claim }) =>
          missing([
            ...(projected?.sources ?? []).map(({ secret }) => `Secret ${secret?.name ?? ''}`),
            ...(claim ? [`PersistentVolumeClaim ${claim.claimName}`] : []),
          ]).map((reference) =>
            fault(`spec.template.spec.volumes[name=${name}]`, `${reference} is not there`),
          ),
        ),
      ]),
      ...objects
        .filter((object) => Cluster.is(object))
        .flatMap(({ metadata, spec }) =>
          missing(
            (spec.managed?.roles ?? []).map(({ passwordSecret }) => `Secret ${passwordSecret?.name ?? ''}`),
          ).map((reference) => ({
            object: `Cluster ${metadata.name}`,
            field: 'spec.managed.roles',
            message: `${reference} is not there`,
          })),
        ),
    ];
  },
};

/** Secrets that appear once the operators have seen these objects. */
function madeSecrets(objects: readonly KubernetesObject[]): string[] {
  return objects.flatMap((object) => {
    const { name } = object.metadata;
    if (ExternalSecret.is(object) || KafkaUser.is(object)) return [`Secret ${name}`];
    if (Cluster.is(object)) return [`Secret ${name}-ca`];
    if (Kafka.is(object)) return [`Secret ${name}-cluster-ca-cert`];
    return [];
  });
}
