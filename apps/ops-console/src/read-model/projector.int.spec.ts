import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SiparisOnaylandi, topics } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { MemoryCluster, memoryBroker, type Broker } from '@kervan/messaging';
import { createLogger, type Logger } from '@kervan/observability';
import { eventually } from '@kervan/testing';
import type { Projector } from './projector.js';
import { ReadModelFixture } from './read-model.fixture.js';
import { delivery, eventRecord, receiptsRecord } from './records.mother.js';

const TOPIC = SiparisOnaylandi.topic;
const idOf = (index: number) => `0197f3c2-0000-7000-8000-${String(index).padStart(12, '0')}`;

describe('the projector', () => {
  let model: ReadModelFixture;
  let cluster: MemoryCluster;
  let broker: Broker;
  let running: Projector[];
  let logged: string[];
  let logger: Logger;

  beforeEach(async () => {
    model = await ReadModelFixture.create(testStores().databaseUrl);
    cluster = new MemoryCluster();
    cluster.create(topics);
    broker = memoryBroker(cluster);
    running = [];
    logged = [];
    logger = createLogger('ops-console', { destination: { write: (line: string) => logged.push(line) } });
  });
  afterEach(async () => {
    for (const projector of running) await projector.beforeApplicationShutdown();
    await broker.close();
    await model.end();
  });

  let appended = 0;
  const append = (...records: Parameters<MemoryCluster['append']>[0][]) => {
    for (const record of records) cluster.append(record);
    appended += records.length;
  };
  beforeEach(() => {
    appended = 0;
  });
  const start = (store = model) => running.push(store.projector(broker, logger));
  const readAll = (store = model) =>
    eventually('everything to be read', async () => (await store.read()) === appended);

  /** Orders and what two consumers made of them, over several partitions. */
  const fill = (events: number) => {
    for (let index = 0; index < events; index++) {
      const partition = index % 3;
      const id = idOf(index);
      append(
        eventRecord({ id, key: `SIP-${index % 7}`, partition, workOrderNo: `IE-${index % 5}` }),
        ...['accounting', 'crm'].map((consumer, place) => ({
          ...receiptsRecord([delivery({ eventId: id, offset: Math.floor(index / 3) })], {
            consumer,
            topic: TOPIC,
            partition,
          }),
          partition: place,
        })),
      );
    }
  };

  it('writes events, keys, deliveries, streams and positions', async () => {
    fill(2);
    start();
    await readAll();
    const { events, keys, deliveries, streams, positions } = await model.rows();
    expect(events).toMatchObject([
      { event_id: idOf(0), partition: 0, offset: 0, key: 'SIP-0' },
      { event_id: idOf(1), partition: 1, offset: 0, key: 'SIP-1' },
    ]);
    expect(keys).toMatchObject([
      { kind: 'order', value: 'SIP-0' },
      { kind: 'order', value: 'SIP-1' },
      { kind: 'wo', value: 'IE-0' },
      { kind: 'wo', value: 'IE-1' },
    ]);
    expect(deliveries).toHaveLength(4);
    expect(streams).toHaveLength(4);
    expect(positions).toContainEqual(expect.objectContaining({ topic: TOPIC, partition: 0, next_offset: 1 }));
  });

  it('goes on where the database says, whatever the group committed', async () => {
    fill(3);
    start();
    await readAll();
    for (const projector of running.splice(0)) await projector.beforeApplicationShutdown();
    fill(6);
    await model.database.query('UPDATE read_position SET next_offset = 0 WHERE topic = $1', [TOPIC]);

    start();
    await readAll();
    expect((await model.rows())['events']).toHaveLength(6);
  });

  it('passes over what is no receipt, and what the database refuses, without telling its content', async () => {
    const good = receiptsRecord([delivery({ eventId: idOf(1) })]);
    append(
      { ...good, value: '{"secret":' },
      { ...good, value: JSON.stringify({ secret: true }) },
      { ...good, headers: {} },
      receiptsRecord([delivery({ eventId: idOf(2), key: 'secret\u0000' })]),
      { ...good, value: '' },
      good,
      eventRecord({ id: 'foreign', key: 'secret' }, 'secret'),
      { ...eventRecord({}), headers: { ce_id: 'secret' } },
    );
    start();
    await readAll();
    const { events, deliveries } = await model.rows();
    expect(deliveries).toMatchObject([{ event_id: idOf(1) }]);
    expect(events).toHaveLength(2);
    expect(logged.filter((line) => line.includes('malformed record'))).toHaveLength(5);
    expect(logged.filter((line) => line.includes('refuses it'))).toHaveLength(1);
    expect(logged.join()).not.toContain('secret');
  });

  it('given it is cut off at random and rivals take over, has the same read model as undisturbed', async () => {
    const undisturbed = await ReadModelFixture.create(testStores().databaseUrl);
    fill(1_500);
    start(undisturbed);
    await readAll(undisturbed);
    for (const projector of running.splice(0)) await projector.beforeApplicationShutdown();

    start();
    for (let kill = 0; kill < 20; kill++) {
      const before = await model.read();
      const left = appended - before;
      // A few records further on, wherever that is: in mid-transaction mostly.
      await eventually('progress', async () => (await model.read()) > before || left === 0);
      await model.cutOff();
      if (kill % 5 === 0) start();
    }
    await readAll();

    expect(await model.rows()).toEqual(await undisturbed.rows());
    await undisturbed.end();
  });
});
