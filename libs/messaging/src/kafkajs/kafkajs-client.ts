import kafkajs, { type Kafka } from 'kafkajs';
import type { ClientOptions } from '../client-options.js';
import { SocketFence } from './socket-fence.js';

/** One instance of the library with sockets of its own. Instances are never shared: they hold offsets per group. */
export interface KafkajsClient {
  readonly kafka: Kafka;
  readonly fence: SocketFence;
}

/** Bounded: whoever uses the client retries with a new one. */
export const retry = { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 } as const;

export function kafkajsClient({ brokers, clientId, credentials, tlsCa }: ClientOptions): KafkajsClient {
  const fence = new SocketFence(tlsCa !== undefined);
  const kafka = new kafkajs.Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: 3_000,
    requestTimeout: 30_000,
    socketFactory: fence.open,
    retry,
    ...(credentials && { sasl: { mechanism: 'scram-sha-512' as const, ...credentials } }),
    ...(tlsCa !== undefined && { ssl: { ca: tlsCa } }),
    logLevel: kafkajs.logLevel.NOTHING,
  });
  return { kafka, fence };
}
