import kafkajs from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { connectBroker } from '../connect-broker.js';

describe('ensureTopics', () => {
  const { brokers } = testStores();
  const admin = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
  const topics: string[] = [];

  beforeAll(() => admin.connect());
  afterAll(async () => {
    await admin.deleteTopics({ topics });
    await admin.disconnect();
  });

  const policyOf = async (name: string) => {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [
        { type: kafkajs.ConfigResourceTypes.TOPIC, name, configNames: ['cleanup.policy', 'segment.ms'] },
      ],
    });
    return resources[0]?.configEntries.map(({ configValue }) => configValue).sort();
  };

  it.each(['kafkajs', 'platformatic'] as const)('keeps the last record of each key by %s', async (client) => {
    const broker = connectBroker({ client, brokers, clientId: 'spec' });
    const [all, last] = ['all', 'last'].map((name) => `spec-${name}-${crypto.randomUUID()}`);
    topics.push(String(all), String(last));

    await broker.ensureTopics([
      { name: String(all), partitions: 1 },
      { name: String(last), partitions: 1, compacted: true },
    ]);

    expect(await policyOf(String(all))).toContain('delete');
    expect(await policyOf(String(last))).toEqual(['3600000', 'compact']);
    await broker.close();
  });
});
