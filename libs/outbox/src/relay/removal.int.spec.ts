import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Session } from '@kervan/database';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import { laneOf } from '../lane.js';
import { SentDays } from '../sent/sent-days.js';
import { OutboxFixture } from '../specimen/outbox-fixture.js';
import { Blocked } from './blocked.js';
import { LaneWork } from './lane-work.js';
import { Leases } from './lanes/leases.js';
import { Cursors } from './reading/cursors.js';
import { HeldRows } from './reading/held-rows.js';
import { OutboxReader } from './reading/outbox-reader.js';
import { RowSource } from './reading/row-source.js';
import { noMetrics } from './relay-metrics.js';
import { Removal } from './removal.js';

describe('Removal', () => {
  let outbox: OutboxFixture;
  let session: Session;

  beforeAll(async () => void (outbox = await OutboxFixture.create(testStores().databaseUrl)));
  afterAll(async () => {
    session.close();
    await outbox.drop();
  });

  it('has rows read again that are still there, since their lane was lost and taken again meanwhile (trap 6)', async () => {
    const db = outbox.publisher;
    session = await db.session();
    const leases = new Leases(db, 'one');
    const [cursors, held, blocked, metrics] = [new Cursors(), new HeldRows(), new Blocked(), noMetrics()];
    const holding = {
      ...{ taken: () => Promise.resolve(), end: () => [], underWay: () => 0 },
      letGo: () => undefined,
    };
    const work = new LaneWork({ lanes: () => leases.lanes, cursors, held, blocked, holding, drop: () => [] });
    const source = new RowSource(new OutboxReader(session), cursors, held, blocked, metrics);
    const read = async () => [...(await source.read()), ...(await source.read())].map(({ id }) => id);
    const database = {
      query: async <Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]> => {
        leases.drop([laneOf('A')]);
        work.end([laneOf('A')]);
        await work.begin(await leases.take());
        // What is on the way is passed over.
        expect(await read()).toEqual([]);
        return db.query<Row>(sql, parameters);
      },
    };
    const days = new SentDays({ db, hours: 0, logger: createLogger('spec', { level: 'silent' }) });
    const removed = () => undefined;
    const onDelay = () => undefined;
    const removal = new Removal({ database, leases, metrics, days, onDelay, work, held, holding, removed });
    await work.begin(await leases.take());
    await outbox.publish('A', 'A');
    expect(await read()).toEqual([1, 2]);

    await removal.acknowledge(
      [1, 2].map((id) => ({ ...row, id })),
      0,
    );

    expect(metrics.lostRows).toBe(2);
    expect(work.floors().get(laneOf('A'))).toBe(0);
    expect(await read()).toEqual([1, 2]);
  });
});

const row = {
  ...{ lane: laneOf('A'), topic: 'erp.finance.voucher', key: 'A', sequence: 1 },
  ...{ headers: '{}', payload: '{}' },
};
