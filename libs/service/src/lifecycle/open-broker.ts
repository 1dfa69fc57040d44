import { once } from 'node:events';
import { KervanError, topics } from '@kervan/contracts';
import { connectBroker, type Broker, type Credentials } from '@kervan/messaging';
import type { BrokerConfig } from '../config/common-config.js';
import type { Waiting } from './until-available.js';

/** The broker of the configuration, connected when first used. @throws KervanError CONFIGURATION_INVALID */
export function brokerOf(clientId: string, config: BrokerConfig): Broker {
  return connectBroker({
    client: config.KAFKA_CLIENT,
    brokers: config.KAFKA_BROKERS,
    clientId,
    topicPrefix: config.KAFKA_TOPIC_PREFIX,
    credentials: credentialsOf(config),
    tlsCa: config.KAFKA_TLS_CA,
  });
}

function credentialsOf(config: BrokerConfig): Credentials | undefined {
  const { KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = config;
  if (username === undefined && password === undefined) return undefined;
  if (username !== undefined && password !== undefined) return { username, password };
  const missing = username === undefined ? 'KAFKA_SASL_USERNAME' : 'KAFKA_SASL_PASSWORD';
  throw new KervanError('CONFIGURATION_INVALID', `${missing}: is missing`);
}

/** A broker that answers within this time is not worth a line. */
const PATIENCE_MS = 1000;

/**
 * Waits for the broker, which tries again by itself, and for the topics that were missing.
 *
 * @throws KervanError TOPIC_MISMATCH; the signal's reason when aborted.
 */
export async function topicsReady(broker: Broker, { logger, signal }: Waiting): Promise<void> {
  const since = performance.now();
  const patience = setTimeout(() => logger.warn('waiting for the broker'), PATIENCE_MS);
  const aborted = once(signal, 'abort').then(() => signal.throwIfAborted());
  try {
    signal.throwIfAborted();
    await Promise.race([broker.ensureTopics(topics), aborted]);
    if (performance.now() - since > PATIENCE_MS) logger.info('the broker is available');
  } finally {
    clearTimeout(patience);
  }
}
