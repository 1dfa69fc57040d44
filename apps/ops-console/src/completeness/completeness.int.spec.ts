import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SiparisOnaylandi, topics, type Delivery } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { MemoryCluster, memoryBroker, type Broker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { eventually } from '@kervan/testing';
import { CreateServiceStatus1764000001004 } from '../directory/create-service-status.migration.js';
import type { Projector } from '../read-model/projector.js';
import { ReadModelFixture } from '../read-model/read-model.fixture.js';
import { delivery, eventRecord, receiptsRecord } from '../read-model/records.mother.js';
import { BrokerLag } from './broker-lag.js';
import { checkCompleteness } from './check-completeness.js';
import { CreateCompleteness1764000001002 } from './create-completeness.migration.js';

const TOPIC = SiparisOnaylandi.topic;
const idOf = (offset: number) => `0197f3c2-0000-7000-8000-${String(offset).padStart(12, '0')}`;

describe('completeness', () => {
  let model: ReadModelFixture;
  let cluster: MemoryCluster;
  let broker: Broker;
  let projector: Projector;
  let lag: BrokerLag;
  let appended: number;

  beforeEach(async () => {
    model = await ReadModelFixture.create(testStores().databaseUrl, [
      CreateCompleteness1764000001002,
      CreateServiceStatus1764000001004,
    ]);
    cluster = new MemoryCluster();
    cluster.create(topics);
    broker = memoryBroker(cluster);
    lag = new BrokerLag(broker);
    appended = 0;
    projector = model.projector(broker, createLogger('ops-console', { level: 'silent' }));
  });
  afterEach(async () => {
    await projector.beforeApplicationShutdown();
    await broker.close();
    await model.end();
  });

  const append = (record: Parameters<MemoryCluster['append']>[0]) => {
    cluster.append(record);
    appended++;
  };
  const events = (from: number, to: number) => {
    for (let offset = from; offset < to; offset++) append(eventRecord({ id: idOf(offset) }));
  };
  const receipts = (consumer: string, offsets: readonly number[], given: Partial<Delivery> = {}) => {
    const deliveries = offsets.map((offset) => delivery({ eventId: idOf(offset), offset, ...given }));
    append(receiptsRecord(deliveries, { consumer, time: '2026-03-02T09:00:00.000Z' }));
  };
  const says = (service: string, nextOffset: number, { reachable = true, unpublished = 0 } = {}) =>
    model.database.query(
      `INSERT INTO service_status (service, reachable, seen_at, outbox, inbox)
       VALUES ($1, $2, '2026-03-02T09:30:00Z', $3::jsonb, $4::jsonb)
       ON CONFLICT (service) DO UPDATE SET reachable = excluded.reachable, outbox = excluded.outbox, inbox = excluded.inbox`,
      [
        service,
        reachable,
        JSON.stringify({ pending: unpublished, oldestSeconds: unpublished || null }),
        JSON.stringify({ positions: [{ topic: TOPIC, partition: 0, firstOffset: 0, nextOffset }] }),
      ],
    );

  /** After everything was read; `graceSeconds` of 0: at once, of 3600: never in this spec. */
  const check = async (graceSeconds = 3_600, oldest = '2026-01-01') => {
    await eventually('everything to be read', async () => (await model.read()) === appended);
    const options = { graceSeconds, oldest };
    for (let more = true; more;) more = await checkCompleteness(model.database, lag, options);
    const [concluded] = await model.database.query<{
      expected: number;
      received: number;
      silent: { service: string; waiting: number; since: string }[];
    }>('SELECT expected, received, silent FROM completeness');
    const missing = await model.database.query<{ name: string }>(
      `SELECT consumer || ' ' || "offset" AS name FROM missing_receipt ORDER BY consumer, "offset"`,
    );
    return { ...concluded, missing: missing.map(({ name }) => name) };
  };

  it('is whole when every receipt came', async () => {
    events(0, 4);
    receipts('accounting', [0, 1, 2, 3]);
    receipts('crm', [0, 1, 2, 3]);
    expect(await check()).toEqual({ expected: 8, received: 8, silent: [], missing: [] });
  });

  it('names a receipt that later ones have passed, until it comes', async () => {
    events(0, 4);
    receipts('accounting', [0, 1]);
    receipts('accounting', [3]);
    receipts('crm', [0, 1, 2, 3]);
    expect(await check()).toMatchObject({ expected: 8, received: 7, missing: ['accounting 2'] });

    receipts('accounting', [2]);
    expect(await check()).toMatchObject({ expected: 8, received: 8, missing: [] });
  });

  it('names the last receipt some time after its consumer said that it has gone past', async () => {
    events(0, 2);
    receipts('accounting', [0]);
    await says('accounting', 1);
    expect(await check()).toMatchObject({ expected: 1, missing: [] });
    await says('accounting', 2);
    expect(await check()).toMatchObject({ expected: 1, missing: [] });
    expect(await check(0)).toMatchObject({ expected: 2, received: 1, missing: ['accounting 1'] });
  });

  it('waits for a receipt that may lie in the outbox of its consumer', async () => {
    events(0, 2);
    receipts('accounting', [0]);
    await says('accounting', 2, { unpublished: 7_200 });
    await check(0.001);
    expect(await check(0.001)).toMatchObject({
      missing: [],
      silent: [{ service: 'accounting', waiting: 1 }],
    });
  });

  it('names the first receipts too, by what the consumer says of its beginning', async () => {
    events(0, 3);
    receipts('accounting', [2]);
    expect(await check()).toMatchObject({ expected: 1, missing: [] });
    await says('accounting', 3);
    expect(await check()).toMatchObject({ expected: 3, missing: ['accounting 0', 'accounting 1'] });
  });

  it('expects nothing of the time before the receipts that the broker still had', async () => {
    events(0, 3);
    receipts('accounting', [2]);
    await eventually('everything to be read', async () => (await model.read()) === appended);
    await model.database.query(
      `UPDATE read_position SET first_offset = 1, next_offset = 2 WHERE topic = 'ops.receipts' AND partition = 0`,
    );
    await says('accounting', 3);
    expect(await check(0)).toMatchObject({ expected: 1, received: 1, missing: [] });
  });

  it('names a service that is away, since it last answered, and one that tells nothing, since its last receipt', async () => {
    events(0, 5);
    receipts('accounting', [0, 1]);
    receipts('crm', [0, 1, 2]);
    await says('accounting', 2, { reachable: false });
    await says('crm', 3);
    const { silent, missing } = await check(0);
    expect(missing).toEqual([]);
    expect(silent).toEqual([
      { service: 'accounting', waiting: 3, since: '2026-03-02T09:30:00.000Z' },
      { service: 'crm', waiting: 2, since: '2026-03-02T09:00:00.000Z' },
    ]);
  });

  it('names a consumer of which nothing was ever heard but by its service', async () => {
    events(0, 2);
    await says('reporting', 0);
    expect(await check(0)).toMatchObject({ silent: [{ service: 'reporting', waiting: 2 }], missing: [] });
  });

  it('is not misled by receipts that do not tell the time of their event', async () => {
    events(0, 2);
    append(
      receiptsRecord(
        [0, 1].map((offset) => delivery({ eventId: idOf(offset), offset, eventTime: undefined })),
        { time: '2026-03-05T00:00:00.000Z' },
      ),
    );
    expect(await check()).toMatchObject({ expected: 2, received: 2, missing: [] });
  });

  it('looks at any number of deliveries, piece by piece', async () => {
    events(0, 5_001);
    receipts('accounting', [0, 4_999, 5_000]);
    const { expected, received, missing } = await check();
    expect({ expected, received }).toEqual({ expected: 5_001, received: 3 });
    expect(missing.at(-1)).toBe('accounting 4998');
  });

  it('forgets days that are no longer kept', async () => {
    events(0, 3);
    receipts('accounting', [0, 2]);
    expect(await check()).toMatchObject({ expected: 3, missing: ['accounting 1'] });
    expect(await check(3_600, '2026-03-03')).toMatchObject({ expected: 0, received: 0, missing: [] });
  });

  it('says how far the read model is behind the broker', async () => {
    events(0, 3);
    await check();
    await projector.beforeApplicationShutdown();
    events(3, 5);
    expect(await lag.measure(model.database, 1_000)).toEqual({ records: 2, seconds: 0 });
    events(5, 6);
    expect(await lag.measure(model.database, 5_000)).toEqual({ records: 3, seconds: 4 });
  });
});
