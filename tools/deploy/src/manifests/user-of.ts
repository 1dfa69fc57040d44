import type { ServiceDefinition } from '@kervan/service';
import type { IKafkaUser } from '@kubernetes-models/strimzi-kafka-operator/kafka.strimzi.io/v1';
import { operatorsConsole, publisher } from '../company/services.js';
import { consoleUser } from './console-user.js';
import { publisherUser } from './publisher-user.js';
import { serviceUser } from './service-user.js';

/** What a service logs in to the brokers as. */
export function userOf(service: ServiceDefinition): IKafkaUser {
  if (service === publisher) return publisherUser();
  return service === operatorsConsole ? consoleUser() : serviceUser(service);
}
