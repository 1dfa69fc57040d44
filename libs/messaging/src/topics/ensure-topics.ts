import { KervanError, type Topic } from '@kervan/contracts';
import { topicSettings } from './topic-settings.js';

/** What has to be known of and done to a cluster. All errors are KervanErrors. */
export interface TopicCluster {
  /** Number of brokers. */
  brokers(): Promise<number>;
  topicNames(): Promise<readonly string[]>;
  partitions(topic: string): Promise<number>;
  /** Creates the topics; one that exists meanwhile is no error. */
  create(
    topics: readonly Topic[],
    replication: number,
    settings: Readonly<Record<string, string>>,
  ): Promise<void>;
}

/**
 * Creates what is missing and compares the partition counts of all.
 *
 * @param replication copies of each partition; by default 3 or as many as there are brokers
 * @throws KervanError TOPIC_MISMATCH, BROKER_UNAVAILABLE
 */
export async function ensureTopics(
  cluster: TopicCluster,
  topics: readonly Topic[],
  replication?: number,
): Promise<void> {
  try {
    await createMissing(cluster, topics, replication);
    for (const topic of topics) await refuseMismatch(cluster, topic);
  } catch (error) {
    if (!(error instanceof KervanError) || error.code !== 'TOPIC_MISSING') throw error;
    throw new KervanError('BROKER_UNAVAILABLE', 'A broker does not know yet which topics were created', {
      cause: error,
    });
  }
}

async function createMissing(
  cluster: TopicCluster,
  topics: readonly Topic[],
  replication: number | undefined,
): Promise<void> {
  const existing = new Set(await cluster.topicNames());
  const missing = topics.filter(({ name }) => !existing.has(name));
  if (missing.length === 0) return;
  const copies = replication ?? Math.min(3, await cluster.brokers());
  for (const compacted of [false, true]) {
    const alike = missing.filter((topic) => (topic.compacted ?? false) === compacted);
    if (alike.length > 0) await cluster.create(alike, copies, topicSettings(compacted, copies));
  }
}

async function refuseMismatch(cluster: TopicCluster, { name, partitions }: Topic): Promise<void> {
  const found = await cluster.partitions(name);
  if (found === partitions) return;
  throw new KervanError(
    'TOPIC_MISMATCH',
    `Topic ${name} has ${found} partitions, its contract says ${partitions}`,
  );
}
