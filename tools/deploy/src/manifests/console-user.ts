import { topics } from '@kervan/contracts';
import type { IKafkaUser } from '@kubernetes-models/strimzi-kafka-operator/kafka.strimzi.io/v1';
import { operatorsConsole } from '../company/services.js';
import { kafkaUser, may, scans, seesTopics } from './access.js';

/** Reads what every topic of the catalogue holds: where each event lies, and its body when somebody may see it. */
export function consoleUser(): IKafkaUser {
  const { name } = operatorsConsole;
  const read = topics.map((topic) => topic.name).sort();
  return kafkaUser(name, [
    ...seesTopics,
    ...read.map((topic) => may('topic', topic, 'Read')),
    may('group', name, 'Read'),
    ...scans,
  ]);
}
