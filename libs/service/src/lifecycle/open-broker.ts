import { topics } from '@kervan/contracts';
import { connectBroker, type Broker } from '@kervan/messaging';
import type { CommonConfig } from '../config/common-config.js';
import type { ServiceDefinition } from '../define-service.js';
import { untilAvailable, type Waiting } from './until-available.js';

/** The broker of the configuration, connected when first used. */
export function brokerOf(service: ServiceDefinition, config: CommonConfig): Broker | undefined {
  if (config.KAFKA_BROKERS === undefined) return undefined;
  return connectBroker({
    client: config.KAFKA_CLIENT ?? 'kafkajs',
    brokers: config.KAFKA_BROKERS,
    clientId: service.name,
    topicPrefix: config.KAFKA_TOPIC_PREFIX,
  });
}

/**
 * Waits for the broker and makes the topics that are missing.
 *
 * @throws KervanError TOPIC_MISMATCH
 */
export function topicsReady(broker: Broker, waiting: Waiting): Promise<void> {
  return untilAvailable('the broker', () => broker.ensureTopics(topics), waiting);
}
