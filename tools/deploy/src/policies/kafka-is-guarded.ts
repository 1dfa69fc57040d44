import { Kafka, KafkaUser } from '@kubernetes-models/strimzi-kafka-operator/kafka.strimzi.io/v1';
import type { Policy } from './policy.js';

export const kafkaIsGuarded: Policy = {
  name: 'brokers ask for TLS, password and permission, and make no topic by themselves',
  faults: (objects) => [
    ...objects
      .filter((object) => Kafka.is(object))
      .flatMap(({ metadata, spec: { kafka } }) => {
        const holds: Readonly<Record<string, boolean>> = {
          'spec.kafka.authorization': kafka.authorization?.type === 'simple',
          'spec.kafka.config.auto.create.topics.enable':
            Object.entries(kafka.config ?? {}).find(([name]) => name === 'auto.create.topics.enable')?.[1] ===
            false,
          'spec.kafka.listeners': kafka.listeners.every(({ tls, authentication }) => tls && authentication),
        };
        return Object.keys(holds)
          .filter((field) => !holds[field])
          .map((field) => ({
            object: `Kafka ${metadata.name}`,
            field,
            message: 'leaves a door open',
          }));
      }),
    ...objects
      .filter((object) => KafkaUser.is(object))
      .flatMap(({ metadata, spec }) => {
        const acls = spec.authorization?.acls ?? [];
        const wide = acls.findIndex(
          ({ operations, resource: { name = '*' } }) => operations.includes('All') || name === '*',
        );
        if (acls.length > 0 && wide < 0) return [];
        const field = wide < 0 ? 'spec.authorization' : `spec.authorization.acls[${wide}]`;
        return [{ object: `KafkaUser ${metadata.name}`, field, message: 'may do more than it must' }];
      }),
  ],
};
