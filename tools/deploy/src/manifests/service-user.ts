import { fenceTopic } from '@kervan/contracts';
import type { ServiceDefinition } from '@kervan/service';
import type { IKafkaUser } from '@kubernetes-models/strimzi-kafka-operator/kafka.strimzi.io/v1';
import { subscriptionsOf } from '../company/subscriptions.js';
import { topicsWrittenBy } from '../company/writers.js';
import { kafkaUser, may, mayAll, scans, seesTopics } from './access.js';
import { deadLetterTopicsOf } from './dead-letter-topics.js';

/**
 * A service writes nothing to the broker: the publisher sends what is in its outbox. It reads what its handlers
 * subscribe to in its own groups, that of a replay among them, and its own topics when it begins a new epoch.
 */
export function serviceUser(service: ServiceDefinition): IKafkaUser {
  const { name, consumes } = service;
  const read = new Set([...subscriptionsOf(service), ...topicsWrittenBy(service), fenceTopic.name]);
  return kafkaUser(name, [
    ...seesTopics,
    ...[...read].sort().map((topic) => may('topic', topic, 'Read')),
    ...deadLetterTopicsOf(service).map((topic) => may('topic', topic, 'Create')),
    ...(consumes ? [may('group', name, 'Read'), mayAll('group', `${name}.`, 'Read')] : []),
    ...scans,
  ]);
}
