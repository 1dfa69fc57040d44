import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  backUp,
  connectDatabase,
  temporaryDatabase,
  type Database,
  type TemporaryDatabase,
} from '@kervan/database';
import { testStores } from '@kervan/local';
import { connectBroker, type Broker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import {
  beginEpoch,
  outboxMigrations,
  startRelay,
  TransactionalUnitOfWork,
  type Relay,
} from '@kervan/outbox';
import { InboxFixture, until } from '../fixture/inbox.fixture.js';
import { Arrived, Moved } from '../fixture/moved.fixture.js';

describe('a producer whose database is restored to an earlier point, on Kafka (trap 45)', () => {
  const { databaseUrl, brokers } = testStores();
  const logger = createLogger('spec', { level: 'silent' });
  const topics = [Moved.topic, Arrived.topic].map((name) => ({ name, partitions: 3 }));
  let temporary: TemporaryDatabase;
  let producer: Database;
  let broker: Broker;
  let inbox: InboxFixture;
  let relay: Relay;

  beforeAll(async () => {
    temporary = await temporaryDatabase(databaseUrl);
    const migrations = outboxMigrations;
    producer = await connectDatabase({ url: temporary.url, applicationName: 'spec', migrations });
    await producer.migrate();
    const topicPrefix = `spec-${randomUUID()}.`;
    broker = connectBroker({ client: 'platformatic', brokers, clientId: 'spec', topicPrefix });
    await broker.ensureTopics(topics);
    inbox = await InboxFixture.create(databaseUrl);
    await inbox.start({ broker });
    relay = startRelay({ service: 'spec', databaseUrl: temporary.publisherUrl, broker, logger, topics });
  });
  afterAll(async () => {
    await relay.stop();
    await inbox.end();
    await Promise.all([broker.close(), producer.close()]);
    await temporary.drop();
  });

  const publish = (...things: [thingNo: string, step: number][]) =>
    new TransactionalUnitOfWork(producer, { source: '/spec' }).run((tx) => {
      for (const [thingNo, step] of things) tx.publish(Moved, { thingNo, step });
      return Promise.resolve();
    });
  const effects = async () => (await inbox.effects()).toSorted();
  const handled = (count: number) => until(async () => (await effects()).length >= count);
  const active = () => until(() => relay.state === 'active');

  it('stops publishing, and goes on in a new epoch: nothing lost, nothing twice, no gap, no fork', async () => {
    await active();
    await publish(['A', 1], ['A', 2], ['B', 1]);
    await handled(3);
    const backup = await backUp(databaseUrl, temporary.url);
    await publish(['A', 3], ['B', 2], ['C', 1]);
    await handled(6);

    await backup.restore();
    // The service goes on and gives out the numbers of the lost events again.
    await publish(['A', 30], ['D', 1]);
    await until(() => relay.state === 'fenced');
    await publish(['A', 31]);

    expect(relay.trouble).toMatch(/was restored: .* POST \/ops\/outbox\/new-epoch of spec/);
    expect(await effects()).toHaveLength(6);

    const begun = await beginEpoch({ service: 'spec', database: producer, broker, logger }, () =>
      Promise.resolve(),
    );
    expect(begun).toMatchObject({ epoch: 2, removed: 0, renumbered: 3 });
    await active();
    await handled(9);
    await publish(['C', 2], ['A', 32]);
    await handled(11);

    expect(await effects()).toEqual(
      ['A1', 'A2', 'A3', 'A30', 'A31', 'A32', 'B1', 'B2', 'C1', 'C2', 'D1'].toSorted(),
    );
    const outcomes = (await inbox.receipts()).map(({ outcome }) => outcome);
    expect(new Set(outcomes)).toEqual(new Set(['handled']));
    expect(await inbox.database.query('SELECT FROM parked_event')).toEqual([]);
  });
});
