import { Cluster } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1';
import { ExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import { Kafka, KafkaUser } from '@kubernetes-models/strimzi-kafka-operator/kafka.strimzi.io/v1';
import type { KubernetesObject } from '../rendering/kubernetes-object.js';

/** `Secret crm-api`: what is applied together, and the secrets that operators make of it. */
export function presentIn(objects: readonly KubernetesObject[]): ReadonlySet<string> {
  const applied = objects.map(({ kind, metadata: { name } }) => `${kind} ${name}`);
  return new Set([...applied, ...madeSecrets(objects)]);
}

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
