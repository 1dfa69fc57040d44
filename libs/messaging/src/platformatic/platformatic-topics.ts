import type { Topic } from '@kervan/contracts';
import type { TopicCluster } from '../topics/ensure-topics.js';
import type { PlatformaticAdmin } from './platformatic-admin.js';
import { protocolErrorOf } from './platformatic-error.js';

/** The cluster as `ensureTopics` sees it. */
export function platformaticCluster(admin: PlatformaticAdmin): TopicCluster {
  return {
    brokers: async () => (await admin.metadata([])).brokers.size,
    topicNames: () => admin.ask('Listing topics', (api) => api.listTopics()),
    partitions: async (topic) => (await admin.limits(topic)).partitions,
    create: (topics, replicas, settings) => create(admin, topics, replicas, settings),
  };
}

async function create(
  admin: PlatformaticAdmin,
  topics: readonly Topic[],
  replicas: number,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  await admin.ask('Creating topics', async (api) => {
    const configs = Object.entries(settings).map(([name, value]) => ({ name, value }));
    const wanted = topics.map(({ name, partitions }) => ({ topic: name, partitions, replicas }));
    await api.createTopics({ topics: wanted, configs }).catch((error: unknown) => {
      // Another process was faster.
      if (protocolErrorOf(error) !== 'TOPIC_ALREADY_EXISTS') throw error;
    });
  });
}
