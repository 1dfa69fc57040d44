import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { fromHeaders, YevmiyeFisiIslendi } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { connectBroker, partitionFor, type IncomingRecord } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { OutboxFixture } from '../specimen/outbox-fixture.js';
import { startRelay } from './relay.js';

const { databaseUrl, brokers } = testStores();

describe('Relay on Kafka', () => {
  it('writes every event once, in order of its key, into the partition every client computes', async () => {
    const outbox = await OutboxFixture.create(databaseUrl);
    const topicPrefix = `spec-${randomUUID()}.`;
    const broker = connectBroker({ client: 'kafkajs', brokers, clientId: 'spec', topicPrefix });
    const topic = { name: YevmiyeFisiIslendi.topic, partitions: 6 };
    await broker.ensureTopics([topic]);
    const logger = createLogger('spec', { level: 'silent' });
    const relay = startRelay({ service: 'spec', databaseUrl: outbox.temporary.publisherUrl, broker, logger });
    const keys = Array.from({ length: 300 }, (_, index) => `YF-${String(index % 30)}`);
    await Promise.all(Array.from({ length: 10 }, () => outbox.publish(...keys)));
    await outbox.drained();
    await relay.stop();

    const records: IncomingRecord[] = [];
    await broker.scan(topic.name, (record) => void records.push(record));
    await broker.close();
    await outbox.drop();

    const sequences = new Map<string, number[]>();
    for (const { key, headers, partition } of records) {
      const envelope = fromHeaders(headers, key);
      expect(partition).toBe(partitionFor(envelope.key, topic.partitions));
      sequences.set(envelope.key, [...(sequences.get(envelope.key) ?? []), envelope.sequence?.number ?? 0]);
    }
    expect(sequences.size).toBe(30);
    for (const numbers of sequences.values()) {
      expect(numbers).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    }
  });
});
