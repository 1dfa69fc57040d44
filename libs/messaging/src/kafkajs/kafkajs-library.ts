import type { ClientLibrary } from '../client-library.js';
import type { ClientOptions } from '../client-options.js';
import { registerZstd } from './compression.js';
import { KafkajsAdmin } from './kafkajs-admin.js';
import { KafkajsMembership } from './kafkajs-membership.js';
import { kafkajsProducerClient } from './kafkajs-producer.js';
import { scanWithKafkajs } from './kafkajs-scan.js';
import { kafkajsCluster } from './kafkajs-topics.js';

/** kafkajs 2.2.4, used in a way that keeps its defects harmless; it will not be repaired any more. */
export function kafkajsLibrary(options: ClientOptions): ClientLibrary {
  registerZstd();
  const admin = new KafkajsAdmin(options);
  return {
    cluster: kafkajsCluster(admin),
    producers: (name) =>
      kafkajsProducerClient({ ...options, clientId: `${options.clientId}-${name}` }, admin),
    newMembership: (subscription) => new KafkajsMembership(options, subscription, admin),
    offsets: (topic) => admin.offsets(topic),
    scan: (topic, progress) => scanWithKafkajs(options, admin, topic, progress),
    close: () => admin.close(),
  };
}
