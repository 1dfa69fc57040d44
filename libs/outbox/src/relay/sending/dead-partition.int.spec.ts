import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { partitionFor } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { OutboxFixture } from '../../specimen/outbox-fixture.js';
import { RecordingBroker } from '../../specimen/recording-broker.js';
import { startRelay, type Relay } from '../relay.js';

const logger = createLogger('spec', { level: 'silent' });

describe('A partition that cannot be written', () => {
  let outbox: OutboxFixture;
  let relay: Relay | undefined;

  beforeAll(async () => void (outbox = await OutboxFixture.create(testStores().databaseUrl)));
  afterEach(() => relay?.stop());
  afterAll(() => outbox.drop());

  it('holds up none of the others, and nothing of it is lost or overtaken when it can be written again (trap 21)', async () => {
    const broker = new RecordingBroker();
    const keys = Array.from({ length: 60 }, (_, n) => `K${String(n)}`);
    const isDead = (key: string): boolean => partitionFor(key, broker.partitions) === 2;
    const [dead, healthy] = [keys.filter(isDead), keys.filter((key) => !isDead(key))];
    broker.fate = ({ key }) => (isDead(key) ? 'BROKER_UNAVAILABLE' : null);
    const inFront = Array.from({ length: 10 }, () => dead).flat();
    await outbox.publish(...inFront);
    relay = startRelay({ service: 'spec', databaseUrl: outbox.temporary.publisherUrl, broker, logger });

    for (let round = 0; round < 5; round++) {
      await outbox.publish(...keys);
      await broker.until(() => broker.written.length >= healthy.length * (round + 1));
    }
    expect(broker.keys().some(isDead)).toBe(false);
    broker.fate = () => null;
    await broker.until(() => broker.written.length >= healthy.length * 5 + dead.length * 15);
    await outbox.drained();

    const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);
    expect(broker.sequences()).toEqual({
      ...Object.fromEntries(healthy.map((key) => [key, upTo(5)])),
      ...Object.fromEntries(dead.map((key) => [key, upTo(15)])),
    });
    expect(relay.metrics.lostRows).toBe(0);
  });
});
