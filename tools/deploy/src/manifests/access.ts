import type { IKafkaUser } from '@kubernetes-models/strimzi-kafka-operator/kafka.strimzi.io/v1';
import { CLUSTER, labelsOf } from './names.js';

export type Acl = NonNullable<IKafkaUser['spec']['authorization']>['acls'][number];
type Operation = Acl['operations'][number];
type Resource = 'topic' | 'group';

/** What may be done with one topic or group. */
export function may(type: Resource, name: string, ...operations: Operation[]): Acl {
  return { resource: { type, name, patternType: 'literal' }, operations };
}

/** What may be done with all topics or groups whose names begin so. */
export function mayAll(type: Resource, prefix: string, ...operations: Operation[]): Acl {
  return { resource: { type, name: prefix, patternType: 'prefix' }, operations };
}

/** Every client compares the whole catalogue with the broker when it starts; names are no secret. */
export const seesTopics: readonly Acl[] = ['erp.', 'ops.'].map((prefix) =>
  mayAll('topic', prefix, 'Describe', 'DescribeConfigs'),
);

/** Groups of a random name, under which one of the client libraries reads a topic to its end. */
export const scans: readonly Acl[] = [mayAll('group', 'kervan-scan-', 'Read', 'Delete')];

/** Somebody who logs in to the brokers; the user operator makes the password. */
export function kafkaUser(name: string, acls: readonly Acl[]): IKafkaUser {
  return {
    apiVersion: 'kafka.strimzi.io/v1',
    kind: 'KafkaUser',
    metadata: { name, labels: { ...labelsOf(name), 'strimzi.io/cluster': CLUSTER } },
    spec: { authentication: { type: 'scram-sha-512' }, authorization: { type: 'simple', acls: [...acls] } },
  };
}
