import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import { laneOf } from '../lane.js';
import { OutboxFixture, publishVoucher } from '../specimen/outbox-fixture.js';
import { RecordingBroker } from '../specimen/recording-broker.js';
import { Leases } from './lanes/leases.js';
import { startRelay, type Relay } from './relay.js';

const logger = createLogger('spec', { level: 'silent' });

describe('Relay', () => {
  let outbox: OutboxFixture;
  let broker: RecordingBroker;
  let relays: Relay[];

  beforeAll(async () => void (outbox = await OutboxFixture.create(testStores().databaseUrl)));
  beforeEach(async () => {
    await outbox.reset();
    broker = new RecordingBroker();
    relays = [];
  });
  afterEach(async () => {
    await Promise.all(relays.map((relay) => relay.stop()));
  });
  afterAll(() => outbox.drop());

  const start = (): Relay => {
    const relay = startRelay({ service: 'spec', databaseUrl: outbox.temporary.publisherUrl, broker, logger });
    relays.push(relay);
    return relay;
  };
  const written = (count: number) => broker.until(() => broker.written.length >= count);

  it('publishes what was committed, ready to send, and empties the outbox', async () => {
    const relay = start();
    await outbox.publish('A', 'B', 'A');
    await written(3);
    await outbox.drained();

    expect(broker.keys().toSorted()).toEqual(['A', 'A', 'B']);
    const record = broker.written.find(({ key }) => key === 'A');
    expect(record).toMatchObject({
      topic: 'erp.finance.voucher',
      headers: { ce_source: '/spec', ce_subject: 'A' },
    });
    expect(JSON.parse(record?.value ?? '')).toMatchObject({ voucherNo: 'A' });
    expect(relay).toMatchObject({ state: 'active', metrics: { published: 3, sequenceBreaks: 0 } });
  });

  it('does not pass over the very first id while its transaction is open', async () => {
    const relay = start();
    while (relay.metrics.cycles < 2) await outbox.service.query('SELECT pg_sleep(0.005)');
    const first = await outbox.service.begin();
    await first.db.query(insertRaw, ['S', 1]);
    await outbox.publish('A');
    await written(1);

    await first.commit();
    await written(2);

    expect(broker.keys()).toEqual(['A', 'S']);
  });

  it('sends a late commit of lower ids before a later event of its key (trap 1)', async () => {
    start();
    const slow = await outbox.service.begin();
    // The slow unit has drawn its id for S and holds it, while others go past.
    await slow.db.query(insertRaw, ['S', 1]);
    await outbox.publish('A');
    await written(1);

    await slow.commit();
    await outbox.service.query(insertRaw, ['S', 2]);
    await written(3);

    expect(broker.written.map(({ key, headers }) => [key, headers['n']])).toEqual([
      ['A', undefined],
      ['S', '1'],
      ['S', '2'],
    ]);
  });

  it('finds late commits of many writers without losing one', async () => {
    const relay = start();
    const writers = await Promise.all(Array.from({ length: 8 }, () => outbox.service.begin()));
    await Promise.all(writers.map((writer, index) => writer.db.query(insertRaw, [`W${String(index)}`, 1])));
    for (const [index, writer] of writers.toReversed().entries()) {
      await outbox.publish(`P${String(index)}`);
      await written(index * 2 + 1);
      await writer.commit();
      await written(index * 2 + 2);
    }
    await outbox.drained();

    expect(new Set(broker.keys()).size).toBe(16);
    expect(relay.metrics.late).toBeGreaterThan(0);
  });

  it('reads a huge late transaction in portions, in order', async () => {
    start();
    const huge = await outbox.service.begin();
    await huge.db.query(
      `INSERT INTO outbox (lane, event_id, topic, key, sequence, headers, payload)
       SELECT 0, gen_random_uuid(), 'erp.finance.voucher', 'S', n, json_build_object('n', n::text)::text, '{}'
       FROM generate_series(1, 3000) AS n`,
    );
    await outbox.publish('A');
    await written(1);

    await huge.commit();
    await written(3_001);
    await outbox.drained();

    const numbers = broker.written.slice(1).map(({ headers }) => Number(headers['n']));
    expect(numbers).toEqual(Array.from({ length: 3_000 }, (_, index) => index + 1));
  });

  it('is not held up by a transaction that has not written events (trap 3)', async () => {
    const relay = start();
    const open = await outbox.service.begin();
    await open.db.query('SELECT pg_current_xact_id()');
    await outbox.publish('A');
    await outbox.publish('B');
    await outbox.drained();

    expect(broker.keys()).toEqual(['A', 'B']);
    expect(relay.metrics.openRanges).toBe(0);
    await open.rollback();
  });

  it('takes over from an owner that died when its lease ends', async () => {
    await new Leases(outbox.publisher, 'dead').take();
    await outbox.publish('A');
    const relay = start();
    await written(1);

    expect(relay.metrics.takeovers).toBe(1);
  });

  it('takes over at once from an owner that stopped, and begins at its floor (trap 41)', async () => {
    const first = start();
    await outbox.publish('A');
    await outbox.drained();
    await first.stop();
    const [lane] = await outbox.service.query<{ floor: number }>('SELECT DISTINCT floor FROM outbox_lane');
    start();
    await outbox.publish('B');
    await written(2);

    expect(lane?.floor).toBe(1);
    expect(broker.keys()).toEqual(['A', 'B']);
  });

  it('publishes an event through one of two instances', async () => {
    start();
    start();
    await outbox.publish('A');
    await written(1);
    await outbox.drained();

    expect(broker.keys()).toEqual(['A']);
  });

  it('acknowledges only what the broker acknowledged and sends the rest again, in order (traps 21, 22)', async () => {
    let refusals = 3;
    broker.fate = ({ key }) => (key === 'B' && refusals-- > 0 ? 'NOT_ACKNOWLEDGED' : null);
    await outbox.publish('A', 'B', 'A', 'B', 'B');
    const relay = start();
    await written(5);
    await outbox.drained();

    expect(broker.sequences()).toEqual({ A: [1, 2], B: [1, 2, 3] });
    expect(relay.metrics.sequenceBreaks).toBe(0);
  });

  it('sends everything in order when the broker is back', async () => {
    let away = true;
    let refused = 0;
    let heard: () => void = () => undefined;
    broker.fate = () => (away ? 'BROKER_UNAVAILABLE' : null);
    broker.beforeAnswer = () => {
      if (away && ++refused >= 3) heard();
      return Promise.resolve();
    };
    const tried = new Promise<void>((resolve) => (heard = resolve));
    start();
    await outbox.publish('A', 'B');
    await tried;
    await outbox.publish('A', 'B');

    away = false;
    await outbox.drained();

    expect(broker.sequences()).toEqual({ A: [1, 2], B: [1, 2] });
  });

  it('refuses a topic whose partition count is not its contract', async () => {
    broker.partitions = 3;
    const relay = start();
    await outbox.publish('A');
    while (relay.metrics.blockedTopics === 0) await outbox.service.query('SELECT pg_sleep(0.005)');

    expect(broker.written).toEqual([]);
    expect(await outbox.pending()).toBe(1);
  });

  it('sends with less time than the lease has left', async () => {
    const times: { deadlineMs: number; leftMs: number }[] = [];
    broker.beforeAnswer = async (_, deadlineMs) => {
      const askedAt = performance.now();
      const [lane] = await outbox.service.query<{ leftMs: number }>(
        'SELECT extract(epoch FROM seen_until - clock_timestamp())::float8 * 1000 AS "leftMs" FROM outbox_publisher',
      );
      times.push({ deadlineMs, leftMs: (lane?.leftMs ?? 0) + performance.now() - askedAt });
    };
    start();
    for (let round = 1; round <= 20; round++) {
      await outbox.publish('A');
      await written(round);
    }

    for (const { deadlineMs, leftMs } of times) expect(deadlineMs).toBeLessThan(leftMs);
    expect(times.length).toBeGreaterThan(0);
  });

  it('goes on after its connections were cut', async () => {
    const relay = start();
    await outbox.publish('A');
    await written(1);
    await outbox.publisher.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'outbox-publisher' AND datname = current_database()`,
    );
    await outbox.publish('A');
    await written(2);
    await outbox.drained();

    expect(new Set(broker.written.map(({ headers }) => headers['ce_id'])).size).toBe(2);
    expect(relay.metrics.takeovers).toBeGreaterThan(1);
  });

  it('lets the other pipes flow while one fails, and catches up in order (trap 20)', async () => {
    const keys = Array.from({ length: 30 }, (_, index) => `K${String(index)}`);
    const failing = keys.filter((key) => laneOf(key) % 3 === 1);
    let refused = 0;
    let healed = false;
    broker.fate = ({ key }) => {
      if (healed || laneOf(key) % 3 !== 1) return null;
      refused++;
      return 'BROKER_UNAVAILABLE';
    };
    start();
    for (let round = 1; round <= 3; round++) {
      await outbox.publish(...keys);
      await written(round * (keys.length - failing.length));
    }
    while (refused === 0) await outbox.service.query('SELECT pg_sleep(0.005)');
    expect(broker.keys().filter((key) => failing.includes(key))).toEqual([]);

    healed = true;
    await outbox.drained();

    expect(broker.sequences()).toEqual(Object.fromEntries(keys.map((key) => [key, [1, 2, 3]])));
  });

  it('publishes nothing of a unit that failed', async () => {
    start();
    const failing = outbox.units.run((tx) => {
      publishVoucher(tx, 'A');
      return Promise.reject(new Error('business says no'));
    });
    await expect(failing).rejects.toThrow('business says no');
    await outbox.publish('B');
    await written(1);

    expect(broker.keys()).toEqual(['B']);
  });
});

const insertRaw = `
  INSERT INTO outbox (lane, event_id, topic, key, sequence, headers, payload)
  VALUES (0, gen_random_uuid(), 'erp.finance.voucher', $1, $2::int, json_build_object('n', $2::text)::text, '{}')`;
