import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KervanError, YevmiyeFisiIslendi } from '@kervan/contracts';
import type { Database } from '@kervan/database';
import { testStores } from '@kervan/local';
import { OutboxFixture } from '../specimen/outbox-fixture.js';
import type { TransactionalUnitOfWork } from './transactional-unit-of-work.js';
import type { Tx } from './tx.js';

const posted = (number: number) => ({
  voucherNo: `YF-${number}`,
  date: '2010-12-01',
  sourceEventId: 'e1',
  currency: 'TRY',
  debit: '1.00',
  credit: '1.00',
});

/** Draws a number, keeps it and tells it. */
async function post(tx: Tx): Promise<{ place: string }> {
  tx.number('YF', async (number) => {
    await tx.db.query('INSERT INTO note VALUES ($1)', [String(number)]);
    tx.publish(YevmiyeFisiIslendi, posted(number));
  });
  return Promise.resolve({ place: 'Bursa' });
}

describe('a unit of work that tells what it wrote', () => {
  let fixture: OutboxFixture;
  let database: Database;
  let units: TransactionalUnitOfWork;

  beforeAll(async () => {
    fixture = await OutboxFixture.create(testStores().databaseUrl);
    ({ service: database, units } = fixture);
    await database.query('CREATE TABLE note (text text PRIMARY KEY)');
  });
  beforeEach(() => database.query('TRUNCATE outbox, outbox_sequence, number_series, note'));
  afterAll(() => fixture.drop());

  const written = async () => ({
    notes: await database.query('SELECT text FROM note ORDER BY text'),
    events: await database.query('SELECT key FROM outbox ORDER BY id'),
  });

  it('reads when numbers are drawn, and may write to the end', async () => {
    const told = await units.runAndRead(post, async (db, { place }) => {
      const notes = await db.query('SELECT text FROM note');
      await db.query("INSERT INTO note VALUES ('told')");
      return { place, notes };
    });
    expect(told).toEqual({ place: 'Bursa', notes: [{ text: '1' }] });
    expect(await written()).toEqual({ notes: [{ text: '1' }, { text: 'told' }], events: [{ key: 'YF-1' }] });
  });

  it('writes nothing when it cannot be told', async () => {
    const failing = units.runAndRead(post, () => Promise.reject(new Error('unreadable')));
    await expect(failing).rejects.toThrow('unreadable');
    expect(await written()).toEqual({ notes: [], events: [] });
  });

  it('is run again as a whole when reading met another transaction', async () => {
    let tries = 0;
    const told = await units.runAndRead(post, async (db) => {
      if (++tries < 2) throw new KervanError('DATABASE_CONTENTION', 'deadlock');
      return db.query('SELECT text FROM note');
    });
    expect(told).toEqual([{ text: '1' }]);
    expect(await written()).toEqual({ notes: [{ text: '1' }], events: [{ key: 'YF-1' }] });
  });
});
