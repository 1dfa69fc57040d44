import { Producer } from '@platformatic/kafka';
import type { ClientOptions } from '../client-options.js';
import type { ProducerClient } from '../publishing/producer-client.js';
import { codecOf } from '../wire/codecs.js';
import type { Codec } from '../wire/write-batch.js';
import { BatchProducer } from './batch-producer.js';
import { clientSettings } from './client-settings.js';
import type { PlatformaticAdmin } from './platformatic-admin.js';
import { platformaticError } from './platformatic-error.js';
import { severConnections } from './sever-connections.js';

export function platformaticProducerClient(options: ClientOptions, admin: PlatformaticAdmin): ProducerClient {
  const codec = codecOf(options.compression);
  return {
    codec,
    limits: (topic) => admin.limits(topic),
    open: () => open(options, codec),
  };
}

async function open(options: ClientOptions, codec: Codec): Promise<BatchProducer> {
  const client = new Producer<string, string, string, string>({
    ...clientSettings(options),
    idempotent: true,
  });
  client.on('error', () => undefined);
  try {
    return new BatchProducer(client, await client.initIdempotentProducer({}), codec);
  } catch (error) {
    severConnections(client);
    throw platformaticError('Connecting a producer', error);
  }
}
