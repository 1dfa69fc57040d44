import { Producer, stringSerializers } from '@platformatic/kafka';
import { partitionKey } from '../broker.js';
import type { ClientOptions } from '../client-options.js';
import type { Producer as KervanProducer, ProducerClient } from '../publishing/producer-client.js';
import { clientSettings } from './client-settings.js';
import type { PlatformaticAdmin } from './platformatic-admin.js';
import { platformaticError } from './platformatic-error.js';
import { severConnections } from './sever-connections.js';

const ALL_REPLICAS = -1;

export function platformaticProducerClient(options: ClientOptions, admin: PlatformaticAdmin): ProducerClient {
  return {
    compressed: options.compression !== 'none',
    limits: (topic) => admin.limits(topic),
    open: () => open(options),
  };
}

/** The library connects when first sending. */
function open(options: ClientOptions): Promise<KervanProducer> {
  const producer = new Producer({
    ...clientSettings(options),
    idempotent: true,
    acks: ALL_REPLICAS,
    compression: options.compression,
    serializers: stringSerializers,
  });
  producer.on('error', () => undefined);
  return Promise.resolve({
    async send(records) {
      try {
        const messages = records.map(({ topic, partition, key, value, headers }) => ({
          topic,
          partition,
          key,
          value,
          headers: { ...headers },
        }));
        const { offsets = [] } = await producer.send({ messages, acks: ALL_REPLICAS });
        return new Set(offsets.map(({ topic, partition }) => partitionKey(topic, partition)));
      } catch (error) {
        throw platformaticError(`Sending ${records.length} records`, error);
      }
    },
    kill() {
      severConnections(producer);
    },
    async close() {
      await producer.close(true).catch(() => undefined);
    },
  });
}
