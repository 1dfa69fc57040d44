import type { IKafkaUser } from '@kubernetes-models/strimzi-kafka-operator/kafka.strimzi.io/v1';
import { services } from '../company/services.js';
import { kafkaUser, may, seesTopics } from './access.js';
import { SCALER } from './names.js';

/** Sees how far each consumer is, reads nothing. */
export function scalerUser(): IKafkaUser {
  const consumers = services.filter(({ consumes }) => consumes);
  return kafkaUser(SCALER, [...seesTopics, ...consumers.map(({ name }) => may('group', name, 'Describe'))]);
}
