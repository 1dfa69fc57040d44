import { fenceTopic, topics } from '@kervan/contracts';
import type { IKafkaUser } from '@kubernetes-models/strimzi-kafka-operator/kafka.strimzi.io/v1';
import { publisher, services } from '../company/services.js';
import { kafkaUser, may, scans, seesTopics } from './access.js';
import { deadLetterTopicsOf } from './dead-letter-topics.js';

/** Writes every topic, and reads what it wrote since the last fence before it goes on. */
export function publisherUser(): IKafkaUser {
  const written = [...topics, fenceTopic].map(({ name }) => name).sort();
  return kafkaUser(publisher.name, [
    ...seesTopics,
    ...written.map((topic) => may('topic', topic, 'Read', 'Write')),
    ...services.flatMap(deadLetterTopicsOf).map((topic) => may('topic', topic, 'Write')),
    ...scans,
  ]);
}
