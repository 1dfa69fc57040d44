import kafkajs from 'kafkajs';
import type { ClientOptions } from '../client-options.js';
import type { Producer, ProducerClient } from '../publishing/producer-client.js';
import { codecOf } from '../wire/codecs.js';
import { acknowledgedPartitions } from './acknowledged-partitions.js';
import { kafkajsCompression } from './compression.js';
import type { KafkajsAdmin } from './kafkajs-admin.js';
import { kafkajsClient, retry } from './kafkajs-client.js';
import { kafkajsError } from './kafkajs-error.js';
import { topicMessages } from './topic-messages.js';

/** Makes producers that are safe to use under the rules of `Producer`. */
export function kafkajsProducerClient(options: ClientOptions, admin: KafkajsAdmin): ProducerClient {
  const compression = kafkajsCompression(options.compression);
  return {
    codec: codecOf(options.compression),
    limits: (topic) => admin.limits(topic),
    open: () => open(options, compression),
  };
}

async function open(options: ClientOptions, compression: kafkajs.CompressionTypes): Promise<Producer> {
  const { kafka, fence } = kafkajsClient(options);
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    metadataMaxAge: 60_000,
    // Explicit: kafkajs takes an idempotent producer without it for one that has retries of its own.
    retry,
  });
  try {
    await producer.connect();
  } catch (error) {
    fence.close();
    throw kafkajsError('Connecting a producer', error);
  }
  return {
    async send(records) {
      try {
        const answer = await producer.sendBatch({
          acks: -1,
          compression,
          topicMessages: topicMessages(records),
        });
        return acknowledgedPartitions(answer);
      } catch (error) {
        throw kafkajsError(`Sending ${records.length} records`, error);
      }
    },
    kill() {
      fence.close();
      void producer.disconnect().catch(() => undefined);
    },
    async close() {
      await producer.disconnect().catch(() => undefined);
      fence.close();
    },
  };
}
