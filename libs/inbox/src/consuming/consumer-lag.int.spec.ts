import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { memoryBroker } from '@kervan/messaging';
import { createLogger, startTelemetry } from '@kervan/observability';
import { CONSUMER, InboxFixture } from '../fixture/inbox.fixture.js';
import { Moved } from '../fixture/moved.fixture.js';
import { ConsumerLag } from './consumer-lag.js';
import { ReadingAges } from './reading-ages.js';

describe('the lag of a consumer', () => {
  let inbox: InboxFixture;
  beforeAll(async () => void (inbox = await InboxFixture.create(testStores().databaseUrl)));
  afterAll(() => inbox.end());

  const given = async () => {
    const telemetry = await startTelemetry({ service: 'spec', endpoint: undefined });
    const ages = new ReadingAges();
    const lag = new ConsumerLag({
      ...{ consumer: CONSUMER, topics: () => [Moved.topic], unitOfWork: inbox.unitOfWork, ages },
      broker: memoryBroker(inbox.cluster),
      metrics: telemetry.metrics,
      logger: createLogger('spec', { level: 'silent' }),
    });
    const told = async (name: string) =>
      Number(new RegExp(`\\n${name}\\{[^}]*\\} (\\S+)\\n`).exec(await telemetry.scrape())?.[1]);
    return { ages, lag, told };
  };

  it('is what the broker holds beyond the positions, which nothing drains while nothing moves', async () => {
    const { lag, told } = await given();
    inbox.send(...[1, 2, 3].map((step) => ({ key: 'A', step })));

    await lag.look();

    expect(await told('erp_consumer_lag_records')).toBe(3);
    expect(await told('erp_consumer_drain_eta_seconds')).toBe(2_592_000);

    await inbox.start();
    await inbox.consumed();
    await lag.look();

    expect(await told('erp_consumer_lag_records')).toBe(0);
    expect(await told('erp_consumer_drain_eta_seconds')).toBe(0);
  });

  it('forgets what waited here when somebody else went on beyond it', async () => {
    const { ages, lag, told } = await given();
    const waiting = { topic: Moved.topic, partition: 0, offset: 2, timestamp: Date.now() - 60_000 };
    ages.reached('spec.thing/0', waiting);
    expect(await told('erp_consumer_lag_seconds')).toBeGreaterThanOrEqual(60);

    await lag.look();

    expect(await told('erp_consumer_lag_seconds')).toBe(0);
  });
});
