import type { Topic } from '@kervan/contracts';
import type { TopicCluster } from '../topics/ensure-topics.js';
import type { KafkajsAdmin } from './kafkajs-admin.js';
import { protocolErrorOf } from './kafkajs-error.js';

/** The cluster as `ensureTopics` sees it. */
export function kafkajsCluster(admin: KafkajsAdmin): TopicCluster {
  return {
    brokers: async () =>
      (await admin.ask('Describing the cluster', (api) => api.describeCluster())).brokers.length,
    topicNames: () => admin.ask('Listing topics', (api) => api.listTopics()),
    partitions: async (topic) => (await admin.limits(topic)).partitions,
    create: (topics, replication, settings) => create(admin, topics, replication, settings),
  };
}

async function create(
  admin: KafkajsAdmin,
  topics: readonly Topic[],
  replicationFactor: number,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  await admin.ask('Creating topics', async (api) => {
    const configEntries = Object.entries(settings).map(([name, value]) => ({ name, value }));
    const wanted = topics.map(({ name, partitions }) => ({
      topic: name,
      numPartitions: partitions,
      replicationFactor,
      configEntries,
    }));
    await api.createTopics({ topics: wanted }).catch((error: unknown) => {
      // Another process was faster.
      if (protocolErrorOf(error) !== 'TOPIC_ALREADY_EXISTS') throw error;
    });
  });
}
