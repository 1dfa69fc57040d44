import kafkajs, { type Admin } from 'kafkajs';
import { KervanError } from '@kervan/contracts';
import type { PartitionOffsets } from '../broker.js';
import type { ClientOptions } from '../client-options.js';
import type { TopicLimits } from '../publishing/producer-client.js';
import { kafkajsClient, type KafkajsClient } from './kafkajs-client.js';
import { kafkajsError } from './kafkajs-error.js';

/** `max.message.bytes` of a broker that was not configured otherwise; used where reading it is not allowed. */
const DEFAULT_MAX_BATCH_BYTES = 1_048_588;

interface Connected extends KafkajsClient {
  readonly admin: Admin;
  /** Topics that are there: only these may be asked about in ways that the client remembers. */
  readonly known: Set<string>;
}

/** Questions and orders to the cluster over one connection, opened when first needed and again after a failure. */
export class KafkajsAdmin {
  #connecting: Promise<Connected> | undefined;
  #closed = false;

  constructor(private readonly options: ClientOptions) {}

  /** @throws KervanError for whatever kafkajs throws; BROKER_UNAVAILABLE after `close`. */
  async ask<T>(doing: string, question: (admin: Admin) => Promise<T>): Promise<T> {
    if (this.#closed) throw new KervanError('BROKER_UNAVAILABLE', `${doing}: the client is closed`);
    this.#connecting ??= this.#connect();
    const connecting = this.#connecting;
    try {
      return await question((await connecting).admin);
    } catch (error) {
      const failure = kafkajsError(doing, error);
      // A client that remembers a topic that is not there says of every other one, for ever, that it is missing.
      if (failure.retriable || failure.code === 'TOPIC_MISSING') await this.#forget(connecting);
      throw failure;
    }
  }

  async limits(topic: string): Promise<TopicLimits> {
    const doing = `Reading topic ${topic}`;
    await this.#refuseMissing(topic, doing);
    const { topics } = await this.ask(doing, (admin) => admin.fetchTopicMetadata({ topics: [topic] }));
    const partitions = topics.find(({ name }) => name === topic)?.partitions.length ?? 0;
    return { partitions, maxBatchBytes: await this.#maxBatchBytes(topic) };
  }

  async offsets(topic: string): Promise<readonly PartitionOffsets[]> {
    const doing = `Reading the offsets of ${topic}`;
    await this.#refuseMissing(topic, doing);
    const seeks = await this.ask(doing, (admin) => admin.fetchTopicOffsets(topic));
    return seeks
      .map(({ partition, low, high }) => ({ topic, partition, start: Number(low), end: Number(high) }))
      .sort((a, b) => a.partition - b.partition);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#connecting) await this.#forget(this.#connecting);
  }

  async #connect(): Promise<Connected> {
    const client = kafkajsClient(this.options);
    const admin = client.kafka.admin();
    try {
      await admin.connect();
    } catch (error) {
      client.fence.close();
      throw error;
    }
    return { ...client, admin, known: new Set() };
  }

  /** Asked so that the client does not remember it. @throws KervanError TOPIC_MISSING, BROKER_UNAVAILABLE */
  async #refuseMissing(topic: string, doing: string): Promise<void> {
    const connected = await this.#connecting?.catch(() => undefined);
    if (connected?.known.has(topic)) return;
    const topicNames = await this.ask(doing, (admin) => admin.listTopics());
    if (!topicNames.includes(topic)) throw new KervanError('TOPIC_MISSING', `${doing}: it does not exist`);
    const asked = await this.#connecting?.catch(() => undefined);
    for (const name of topicNames) asked?.known.add(name);
  }

  async #forget(connecting: Promise<Connected>): Promise<void> {
    if (this.#connecting === connecting) this.#connecting = undefined;
    const connected = await connecting.catch(() => undefined);
    await connected?.admin.disconnect().catch(() => undefined);
    connected?.fence.close();
  }

  async #maxBatchBytes(topic: string): Promise<number> {
    const configName = 'max.message.bytes';
    const { resources } = await this.ask(`Reading the settings of ${topic}`, (admin) =>
      admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configNames: [configName] }],
      }),
    ).catch((error: unknown) => {
      if (error instanceof KervanError && error.code === 'TOPIC_REFUSED') return { resources: [] };
      throw error;
    });
    const entry = resources[0]?.configEntries.find((candidate) => candidate.configName === configName);
    return entry ? Number(entry.configValue) : DEFAULT_MAX_BATCH_BYTES;
  }
}
