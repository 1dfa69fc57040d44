import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import { OutboxFixture } from '../specimen/outbox-fixture.js';
import { RecordingBroker } from '../specimen/recording-broker.js';
import { startRelay, type Relay } from './relay.js';

const logger = createLogger('spec', { level: 'silent' });
const keys = Array.from({ length: 100 }, (_, index) => `K${String(index)}`);

describe('Relays that share an outbox', () => {
  let outbox: OutboxFixture;
  let broker: RecordingBroker;
  let relays: Relay[];

  beforeEach(async () => {
    outbox = await OutboxFixture.create(testStores().databaseUrl);
    broker = new RecordingBroker();
    relays = [];
  });
  afterEach(async () => {
    await Promise.all(relays.map((relay) => relay.stop()));
    await outbox.drop();
  });

  const start = (reached = broker): Relay => {
    const relay = startRelay({
      service: 'spec',
      databaseUrl: outbox.temporary.publisherUrl,
      broker: reached,
      logger,
    });
    relays.push(relay);
    return relay;
  };

  /** Lanes per owner, the most first. */
  const shares = async (): Promise<number[]> => {
    const rows = await outbox.service.query<{ count: number }>(
      `SELECT count(*) AS count FROM outbox_lane
       WHERE owner IS NOT NULL AND lease_until > clock_timestamp() GROUP BY owner ORDER BY 1 DESC`,
    );
    return rows.map(({ count }) => count);
  };

  const shared = async (...wanted: number[]): Promise<void> => {
    while ((await shares()).join() !== wanted.join()) await outbox.service.query('SELECT pg_sleep(0.02)');
  };

  it('hold fair shares while instances join and leave, and hand lanes over without losing or repeating an event', async () => {
    let rounds = 0;
    const over = new AbortController();
    const load = (async () => {
      for (; !over.signal.aborted; rounds++) await outbox.publish(...keys);
    })();

    const first = start();
    await shared(64);
    const second = start();
    await shared(32, 32);
    start();
    await shared(22, 22, 20);
    await second.stop();
    await shared(32, 32);
    const epochs = await outbox.service.query<{ lane: number; epoch: number }>(
      'SELECT lane, epoch FROM outbox_lane',
    );
    await first.stop();
    await shared(64);
    over.abort();
    await load;
    await outbox.drained();

    expect(broker.sequences()).toEqual(
      Object.fromEntries(keys.map((key) => [key, Array.from({ length: rounds }, (_, index) => index + 1)])),
    );
    for (const { metrics } of relays) {
      expect(metrics).toMatchObject({ swept: 0, sequenceBreaks: 0, lostRows: 0, lostLeases: 0 });
    }
    // The difference moves, of 64 lanes 32, then 20, then 22; an instance that was slow to say that it lives adds to it.
    const moved = epochs.reduce((sum, { epoch }) => sum + epoch, 0);
    expect(moved).toBeGreaterThanOrEqual(64 + 32 + 20 + 22);
    expect(moved).toBeLessThan(4 * 64);
  });

  it('leave the lanes to others while they alone do not reach the broker', async () => {
    const away = () => new KervanError('BROKER_UNAVAILABLE', 'as if the network were cut');
    const cut = new RecordingBroker();
    start();
    await shared(64);
    const isolated = start(cut);
    await shared(32, 32);

    cut.fate = () => 'BROKER_UNAVAILABLE';
    cut.scan = () => Promise.reject(away());
    await outbox.publish(...keys);
    await shared(64);
    await outbox.drained();

    expect(isolated.state).toBe('waiting');
    expect(Object.keys(broker.sequences()).sort()).toEqual([...keys].sort());

    cut.fate = () => null;
    cut.scan = () => Promise.resolve();
    await shared(32, 32);
  });

  it('wait during a deployment for a publisher of an older version, which holds all lanes under one epoch (trap 40)', async () => {
    const renew = (lease: string) =>
      outbox.service.query(`UPDATE outbox_lane SET owner = 'older', epoch = 7, lease_until = ${lease}`);
    await renew("clock_timestamp() + interval '1 hour'");
    await outbox.publish(...keys);
    const newer = start();
    while (newer.state !== 'standby') await outbox.service.query('SELECT pg_sleep(0.02)');

    expect(await outbox.pending()).toBe(keys.length);

    // Its lease ends, as after SIGTERM.
    await renew("'-infinity'");
    await outbox.drained();
    expect(broker.keys().sort()).toEqual([...keys].sort());
    const epochs = await outbox.service.query('SELECT DISTINCT epoch FROM outbox_lane');
    expect(epochs).toEqual([{ epoch: 8 }]);
  });
});
