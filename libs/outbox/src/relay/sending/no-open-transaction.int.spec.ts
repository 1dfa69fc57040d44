import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { topics } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import { OutboxFixture } from '../../specimen/outbox-fixture.js';
import { RecordingBroker } from '../../specimen/recording-broker.js';
import { startRelay } from '../relay.js';

describe('while records are on the way to the broker', () => {
  let outbox: OutboxFixture;

  beforeAll(async () => void (outbox = await OutboxFixture.create(testStores().databaseUrl)));
  afterAll(() => outbox.drop());

  it('the publisher has no transaction open, which would hold back vacuum for as long (trap 10)', async () => {
    const broker = new RecordingBroker();
    const states: string[] = [];
    broker.beforeAnswer = async () => {
      const sessions = await outbox.service.query<{ state: string }>(
        `SELECT state FROM pg_stat_activity
         WHERE datname = current_database() AND usename = 'kervan_publisher' AND state LIKE 'idle in transaction%'`,
      );
      states.push(...sessions.map(({ state }) => state), 'asked');
    };
    await outbox.publish('V-1');

    const relay = startRelay({
      service: 'spec',
      databaseUrl: outbox.temporary.publisherUrl,
      broker,
      topics,
      logger: createLogger('spec', { level: 'silent' }),
    });
    await broker.until(() => broker.written.length > 0);
    await relay.stop();

    expect(new Set(states)).toEqual(new Set(['asked']));
  });
});
