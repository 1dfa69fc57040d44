import type { IKafkaUser } from '@kubernetes-models/strimzi-kafka-operator/kafka.strimzi.io/v1';
import { scaledServices } from '../company/services.js';
import { kafkaUser, may, seesTopics } from './access.js';
import { SCALER } from './names.js';

/** Sees how far each consumer is, reads nothing. */
export function scalerUser(): IKafkaUser {
  const groups = scaledServices.map(({ name }) => may('group', name, 'Describe'));
  return kafkaUser(SCALER, [...seesTopics, ...groups]);
}
