import { Admin, ConfigResourceTypes, ListOffsetTimestamps, type ClusterMetadata } from '@platformatic/kafka';
import { KervanError } from '@kervan/contracts';
import type { PartitionOffsets } from '../broker.js';
import type { ClientOptions } from '../client-options.js';
import type { TopicLimits } from '../publishing/producer-client.js';
import { clientSettings } from './client-settings.js';
import { metadataAnswerOf } from './metadata-answer.js';
import { platformaticError } from './platformatic-error.js';

/** `max.message.bytes` of a broker that was not configured otherwise; used where reading it is not allowed. */
const DEFAULT_MAX_BATCH_BYTES = 1_048_588;

/** Questions and orders to the cluster; the library reconnects by itself. */
export class PlatformaticAdmin {
  readonly #admin: Admin;

  constructor(options: ClientOptions) {
    this.#admin = new Admin(clientSettings(options));
    this.#admin.on('error', () => undefined);
  }

  /** @throws KervanError for whatever the library throws. */
  async ask<T>(doing: string, question: (admin: Admin) => Promise<T>): Promise<T> {
    try {
      return await question(this.#admin);
    } catch (error) {
      throw platformaticError(doing, error);
    }
  }

  async metadata(topics: readonly string[]): Promise<ClusterMetadata> {
    return this.ask(`Reading topic ${topics.join(', ')}`, (admin) =>
      admin.metadata({ topics: [...topics], forceUpdate: true }),
    );
  }

  async limits(topic: string): Promise<TopicLimits> {
    const partitions = await this.#count(topic);
    return { partitions, maxBatchBytes: await this.#maxBatchBytes(topic) };
  }

  async offsets(topic: string): Promise<readonly PartitionOffsets[]> {
    const count = (await this.metadata([topic])).topics.get(topic)?.partitionsCount ?? 0;
    const starts = await this.#listOffsets(topic, count, ListOffsetTimestamps.EARLIEST);
    const ends = await this.#listOffsets(topic, count, ListOffsetTimestamps.LATEST);
    return Array.from({ length: count }, (_, partition) => ({
      topic,
      partition,
      start: starts.get(partition) ?? 0,
      end: ends.get(partition) ?? 0,
    }));
  }

  async close(): Promise<void> {
    await this.#admin.close().catch(() => undefined);
  }

  /** Partitions of a topic, those without a leader too. */
  async #count(topic: string): Promise<number> {
    try {
      return (await this.metadata([topic])).topics.get(topic)?.partitionsCount ?? 0;
    } catch (error) {
      const cause = error instanceof KervanError ? error.cause : undefined;
      const answer = metadataAnswerOf(cause, topic);
      if (!answer) throw error;
      return answer.topics.find(({ name }) => name === topic)?.partitions.length ?? 0;
    }
  }

  async #listOffsets(name: string, count: number, timestamp: bigint): Promise<ReadonlyMap<number, number>> {
    const partitions = Array.from({ length: count }, (_, partitionIndex) => ({ partitionIndex, timestamp }));
    const [answer] = await this.ask(`Reading the offsets of ${name}`, (admin) =>
      admin.listOffsets({ topics: [{ name, partitions }] }),
    );
    return new Map(answer?.partitions.map(({ partitionIndex, offset }) => [partitionIndex, Number(offset)]));
  }

  async #maxBatchBytes(topic: string): Promise<number> {
    const key = 'max.message.bytes';
    const [resource] = await this.ask(`Reading the settings of ${topic}`, (admin) =>
      admin.describeConfigs({
        resources: [
          { resourceType: ConfigResourceTypes.TOPIC, resourceName: topic, configurationKeys: [key] },
        ],
      }),
    ).catch((error: unknown) => {
      if (error instanceof KervanError && error.code === 'TOPIC_REFUSED') return [];
      throw error;
    });
    const entry = resource?.configs.find(({ name }) => name === key);
    return entry ? Number(entry.value) : DEFAULT_MAX_BATCH_BYTES;
  }
}
