import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import { startRelay, type Relay } from '../relay/relay.js';
import { HeldKeyOperator } from '../specimen/held-key-operator.js';
import { OutboxFixture } from '../specimen/outbox-fixture.js';
import { RecordingBroker } from '../specimen/recording-broker.js';

const KEYS = ['A', 'B', 'C', 'D'];
const ROUNDS = 60;
const logger = createLogger('spec', { level: 'silent' });

describe('keys that are held and released while their events are written (trap 23)', () => {
  let outbox: OutboxFixture;
  let operator: HeldKeyOperator;

  beforeAll(async () => {
    outbox = await OutboxFixture.create(testStores().databaseUrl);
    operator = new HeldKeyOperator(outbox);
  });
  afterAll(() => outbox.drop());

  it('stay in their order, whoever publishes them', async () => {
    const broker = new RecordingBroker();
    // Many are refused, each now and then, so that keys are held, released and held again all the time.
    broker.fate = () => (Math.random() < 0.1 ? 'RECORD_TOO_LARGE' : null);
    const start = (): Relay =>
      startRelay({ service: 'spec', databaseUrl: outbox.temporary.publisherUrl, broker, logger });
    const relays = [start()];
    let writing = true;

    const operate = async (): Promise<void> => {
      while (writing || (await operator.keys()).length > 0 || (await outbox.pending()) > 0) {
        await operator.release();
        await delay(Math.random() * 200);
      }
    };
    const change = async (): Promise<void> => {
      while (writing) {
        await delay(Math.random() * 1_500);
        relays.push(start());
        await delay(Math.random() * 1_500);
        await relays.shift()?.stop();
      }
    };
    const write = async (): Promise<void> => {
      for (let round = 0; round < ROUNDS; round++) {
        await outbox.publish(...KEYS.flatMap((key) => (Math.random() < 0.7 ? [key, key] : [])));
        await delay(Math.random() * 50);
      }
      writing = false;
    };
    try {
      await Promise.all([write(), operate(), change()]);
    } finally {
      await Promise.all(relays.map((relay) => relay.stop()));
    }

    const counters = await outbox.service.query<{ key: string; last: number }>(
      'SELECT key, last FROM outbox_sequence',
    );
    const sequences = broker.sequences();
    for (const { key, last } of counters) {
      // Whoever loses a lane on a slow day sends again what it could not delete: a repeat, never a step back.
      expect([...new Set(sequences[key])]).toEqual(Array.from({ length: last }, (_, index) => index + 1));
    }
    expect(await outbox.pending()).toBe(0);
  });
});
