import { KervanError, type Topic } from '@kervan/contracts';

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
  const existing = new Set(await cluster.topicNames());
  const missing = topics.filter(({ name }) => !existing.has(name));
  if (missing.length > 0) {
    const copies = replication ?? Math.min(3, await cluster.brokers());
    await cluster.create(missing, copies, copies >= 3 ? { 'min.insync.replicas': '2' } : {});
  }
  for (const { name, partitions } of topics) {
    const found = await cluster.partitions(name);
    if (found === partitions) continue;
    throw new KervanError(
      'TOPIC_MISMATCH',
      `Topic ${name} has ${found} partitions, its contract says ${partitions}`,
    );
  }
}
