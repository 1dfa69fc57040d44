import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { YevmiyeFisiIslendi } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { connectBroker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { startRelay } from '../relay/relay.js';
import { HeldKeyOperator } from '../specimen/held-key-operator.js';
import { OutboxFixture } from '../specimen/outbox-fixture.js';

const { databaseUrl, brokers } = testStores();
const TOO_LARGE_BYTES = 3_000_000;

describe('a record that Kafka does not take (trap 23)', () => {
  it('holds its key, and is replaced by a void event where an operator skips it', async () => {
    const outbox = await OutboxFixture.create(databaseUrl);
    const operator = new HeldKeyOperator(outbox);
    const broker = connectBroker({ brokers, clientId: 'spec', topicPrefix: `spec-${randomUUID()}.` });
    const topic = { name: YevmiyeFisiIslendi.topic, partitions: 6 };
    await broker.ensureTopics([topic]);
    await outbox.publish('BAD', 'GOOD', 'BAD', 'BAD');
    // Noise, which no compression makes smaller.
    const payload = JSON.stringify(randomBytes(TOO_LARGE_BYTES / 2).toString('hex'));
    await outbox.service.query("UPDATE outbox SET payload = $1 WHERE key = 'BAD' AND sequence = 2", [
      payload,
    ]);
    const logger = createLogger('spec', { level: 'silent' });
    const relay = startRelay({ service: 'spec', databaseUrl: outbox.temporary.publisherUrl, broker, logger });
    await outbox.drained();
    await operator.sees('BAD', { code: 'RECORD_TOO_LARGE', rows: 2 });
    await operator.skip('BAD');
    await operator.release();
    await operator.seesNone();
    await relay.stop();

    const written: (string | undefined)[] = [];
    await broker.scan(topic.name, ({ key, headers }) => {
      if (key === 'BAD') written.push(headers['ce_sequence']?.slice(-1), headers['ce_type']?.slice(-4));
    });
    await broker.close();
    await outbox.drop();
    expect(written).toEqual(['1', 'i.v1', '2', 'void', '3', 'i.v1']);
  });
});
