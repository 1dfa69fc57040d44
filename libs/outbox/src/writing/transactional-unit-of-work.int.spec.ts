import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fromHeaders, KervanError, TeslimatKaydedildi, YevmiyeFisiIslendi } from '@kervan/contracts';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { z } from 'zod';
import { outboxMigrations } from '../migrations/outbox-migrations.js';
import { TransactionalUnitOfWork } from './transactional-unit-of-work.js';
import type { Tx } from './tx.js';

interface OutboxRow {
  id: number;
  key: string;
  sequence: number | null;
  headers: string;
  payload: string;
}

const headersText = z.record(z.string(), z.string());

const voucher = (voucherNo: string) => ({
  voucherNo,
  date: '2010-12-01',
  sourceEventId: 'e1',
  currency: 'GBP',
  debit: '1.00',
  credit: '1.00',
});
const publish = (tx: Tx, key: string) => tx.publish(YevmiyeFisiIslendi, voucher(key));

describe('TransactionalUnitOfWork', () => {
  let temporary: TemporaryDatabase;
  let database: Database;
  let units: TransactionalUnitOfWork;

  beforeAll(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
    const options = { url: temporary.url, applicationName: 'spec', migrations: outboxMigrations };
    database = await connectDatabase(options);
    await database.migrate();
    await database.query('CREATE TABLE thing (id int PRIMARY KEY)');
    units = new TransactionalUnitOfWork(database, { source: '/spec' });
  });
  beforeEach(() => database.query('TRUNCATE outbox, outbox_sequence, number_series, thing'));
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });

  const rows = () =>
    database.query<OutboxRow>('SELECT id, key, sequence, headers, payload FROM outbox ORDER BY id');
  const keysAndSequences = async () => (await rows()).map(({ key, sequence }) => [key, sequence]);
  const failing = (tx: Tx) => {
    publish(tx, 'A');
    return Promise.reject(new Error('business says no'));
  };

  it('writes the events of a unit in publish order, ready to send', async () => {
    const flow = { correlationId: 'c1', causationId: 'e0', workOrderNo: null };

    const ids = await units.run((tx) => {
      const first = publish(tx, 'B');
      const second = tx.publish(YevmiyeFisiIslendi, voucher('A'), { workOrderNo: 'IE-1' });
      return Promise.resolve([first, second, publish(tx, 'B')]);
    }, flow);

    expect(await keysAndSequences()).toEqual([
      ['B', 1],
      ['A', 1],
      ['B', 2],
    ]);
    const envelopes = (await rows()).map(({ headers, key }) =>
      fromHeaders(headersText.parse(JSON.parse(headers)), key),
    );
    expect(envelopes.map(({ id }) => id)).toEqual(ids);
    expect(envelopes[2]).toMatchObject({
      ...flow,
      workOrderNo: 'IE-1',
      source: '/spec',
      type: YevmiyeFisiIslendi.type,
      sequence: { epoch: 1, number: 2 },
    });
    expect(envelopes[0]).toMatchObject({ workOrderNo: null });
    expect(JSON.parse((await rows())[0]?.payload ?? '')).toEqual(voucher('B'));
  });

  it('publishes nothing without commit and leaves no gap', async () => {
    await units.run((tx) => Promise.resolve(publish(tx, 'A')));
    await expect(units.run(failing)).rejects.toThrow('business says no');
    await units.run((tx) => Promise.resolve(publish(tx, 'A')));

    expect(await keysAndSequences()).toEqual([
      ['A', 1],
      ['A', 2],
    ]);
  });

  it('fails the unit for a statement whose rejection was caught', async () => {
    const work = units.run(async (tx) => {
      publish(tx, 'A');
      await tx.db.query('SELECT 1/0').catch(() => undefined);
    });

    await expect(work).rejects.toMatchObject({
      code: 'DATABASE_REFUSED',
      message: expect.stringContaining('22012'),
    });
    expect(await rows()).toEqual([]);
  });

  it('takes the events, numbers and touched records of a failed savepoint back', async () => {
    const unit = await units.begin();
    const tx = unit.tx({ correlationId: 'c1', causationId: null, workOrderNo: null });
    const record = (entry: number) => {
      publish(tx, 'A');
      tx.touched('thing', String(entry), { before: null, after: entry });
      const insert = (id: number) => void tx.db.query('INSERT INTO thing VALUES ($1)', [id]);
      tx.number('S', (number) => insert(100 * entry + number));
      insert(entry);
      return Promise.resolve();
    };
    await record(1);
    const undone = tx.savepoint(async () => {
      await record(2);
      await tx.savepoint(() => record(3));
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    await tx.savepoint(() => record(4));

    await unit.commit();

    expect(await keysAndSequences()).toEqual([
      ['A', 1],
      ['A', 2],
    ]);
    expect(tx.touchedRecords.map(({ key }) => key)).toEqual(['1', '4']);
    expect(await database.query('SELECT id FROM thing ORDER BY id')).toEqual([
      { id: 1 },
      { id: 4 },
      { id: 101 },
      { id: 402 },
    ]);
  });

  it('counts per key without gap under concurrent units, rollbacks and savepoints', async () => {
    const keys = ['A', 'B', 'C', 'D'];
    const unitOf = (worker: number) =>
      units.run(async (tx) => {
        for (const key of worker % 2 === 0 ? keys : keys.toReversed()) publish(tx, key);
        await tx.savepoint(() => failing(tx)).catch(() => undefined);
        publish(tx, 'A');
        await tx.db.query('SELECT 1');
        if (worker % 3 === 0) throw new Error('business says no');
      });

    const outcomes = await Promise.allSettled(Array.from({ length: 60 }, (_, worker) => unitOf(worker)));

    const committed = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(committed).toBe(40);
    const written = await rows();
    for (const key of keys) {
      const events = written.filter((row) => row.key === key);
      const expected = key === 'A' ? committed * 2 : committed;
      // In order of ids: for one key, id order is sequence order.
      expect(events.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: expected }, (_, index) => index + 1),
      );
    }
  });

  it('draws legal numbers without gap, also after rollbacks, and in order of the requests', async () => {
    const drawn: number[] = [];
    const draw = (fail: boolean) =>
      units.run((tx) => {
        tx.number('KRV2010', (number) => void drawn.push(number));
        tx.number('KRV2010', (number) => void drawn.push(number));
        tx.number('IAD2010', (number) => void publish(tx, `IAD${String(number)}`));
        if (fail) tx.number('KRV2010', () => Promise.reject(new Error('business says no')));
        return Promise.resolve();
      });
    await draw(false);
    await expect(draw(true)).rejects.toThrow('business says no');
    drawn.splice(2);
    await Promise.all(Array.from({ length: 10 }, () => draw(false)));

    expect(drawn.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
    expect(await database.query('SELECT series, last FROM number_series ORDER BY series')).toEqual([
      { series: 'IAD2010', last: 11 },
      { series: 'KRV2010', last: 22 },
    ]);
    expect(await keysAndSequences()).toHaveLength(11);
  });

  it('knows what numbers touch once it is settled', async () => {
    const unit = await units.begin();
    const tx = unit.tx({ correlationId: 'c1', causationId: null, workOrderNo: null });
    tx.number('S', (number) => tx.touched('invoice', String(number)));

    await unit.settle();

    expect(tx.touchedRecords).toEqual([{ table: 'invoice', key: '1', before: null, after: null }]);
    await unit.commit();
  });

  it('refuses data that does not fit the contract, naming the field', async () => {
    const work = units.run((tx) =>
      Promise.resolve(tx.publish(YevmiyeFisiIslendi, { ...voucher('A'), debit: 'ten' })),
    );

    await expect(work).rejects.toMatchObject({
      code: 'PAYLOAD_INVALID',
      message: expect.stringContaining('debit'),
    });
  });

  it('keeps unsequenced events out of the counters', async () => {
    const delivery = {
      eventId: 'e1',
      eventType: 't',
      key: 'k',
      offset: 1,
      outcome: 'handled' as const,
      attempt: 1,
      durationMs: 1,
      fingerprint: null,
      touched: [],
    };
    const receipt = { stream: 'a/b/0', consumer: 'a', topic: 'b', partition: 0, deliveries: [delivery] };
    await units.run((tx) => Promise.resolve(tx.publish(TeslimatKaydedildi, receipt)));

    expect(await keysAndSequences()).toEqual([['a/b/0', null]]);
    expect(await database.query('SELECT * FROM outbox_sequence')).toEqual([]);
  });

  it('refuses use after its end', async () => {
    const kept: Tx[] = [];
    await units.run((tx) => Promise.resolve(void kept.push(tx)));

    for (const tx of kept) {
      expect(() => publish(tx, 'A')).toThrow(KervanError);
      expect(() => tx.touched('thing', '1')).toThrow(KervanError);
      expect(() => tx.number('S', () => undefined)).toThrow(KervanError);
      await expect(tx.db.query('SELECT 1')).rejects.toMatchObject({ code: 'TX_FINISHED' });
    }
    expect(kept).toHaveLength(1);
  });

  it('rings after the commit, not inside it', async () => {
    const session = await database.session();
    let visible: Promise<unknown> | undefined;
    const heard = new Promise<void>((resolve) => {
      void session.listen('outbox', () => {
        visible = keysAndSequences();
        resolve();
      });
    });

    await units.run((tx) => Promise.resolve(publish(tx, 'A')));
    await heard;

    expect(await visible).toEqual([['A', 1]]);
    session.close();
  });

  it('lets a deferred constraint fail before a counter is locked', async () => {
    await database.query('CREATE TABLE child (thing int REFERENCES thing DEFERRABLE INITIALLY DEFERRED)');
    const work = units.run(async (tx) => {
      publish(tx, 'A');
      await tx.db.query('INSERT INTO child VALUES (404)');
    });

    await expect(work).rejects.toMatchObject({ message: expect.stringContaining('23503') });
    await database.query('DROP TABLE child');
  });
});
