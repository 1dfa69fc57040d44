import { KervanError, type Topic } from '@kervan/contracts';
import type { KafkajsAdmin } from './kafkajs-admin.js';
import { protocolErrorOf } from './kafkajs-error.js';

/**
 * Creates what is missing and compares the partition counts of all.
 *
 * @param replication copies of each partition; by default 3 or as many as there are brokers
 * @throws KervanError TOPIC_MISMATCH, BROKER_UNAVAILABLE
 */
export async function ensureKafkajsTopics(
  admin: KafkajsAdmin,
  topics: readonly Topic[],
  replication?: number,
): Promise<void> {
  const copies = replication ?? (await defaultReplication(admin));
  const existing = new Set(await admin.ask('Listing topics', (api) => api.listTopics()));
  const missing = topics.filter(({ name }) => !existing.has(name));
  if (missing.length > 0) await create(admin, missing, copies);
  for (const { name, partitions } of topics) {
    const found = (await admin.limits(name)).partitions;
    if (found === partitions) continue;
    throw new KervanError(
      'TOPIC_MISMATCH',
      `Topic ${name} has ${found} partitions, its contract says ${partitions}`,
    );
  }
}

async function defaultReplication(admin: KafkajsAdmin): Promise<number> {
  const { brokers } = await admin.ask('Describing the cluster', (api) => api.describeCluster());
  return Math.min(3, brokers.length);
}

async function create(
  admin: KafkajsAdmin,
  topics: readonly Topic[],
  replicationFactor: number,
): Promise<void> {
  const configEntries = replicationFactor >= 3 ? [{ name: 'min.insync.replicas', value: '2' }] : [];
  await admin.ask('Creating topics', async (api) => {
    await api
      .createTopics({
        topics: topics.map(({ name, partitions }) => ({
          topic: name,
          numPartitions: partitions,
          replicationFactor,
          configEntries,
        })),
      })
      .catch((error: unknown) => {
        // Another process was faster.
        if (protocolErrorOf(error) !== 'TOPIC_ALREADY_EXISTS') throw error;
      });
  });
}
