import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { connectDatabase } from '../connect-database.js';
import type { Database } from '../database.js';
import { temporaryDatabase, type TemporaryDatabase } from '../provision/temporary-database.js';

describe('Transaction', () => {
  let temporary: TemporaryDatabase;
  let database: Database;

  beforeAll(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
    database = await connectDatabase({ url: temporary.url, applicationName: 'spec' });
    await database.query('CREATE TABLE note (id int PRIMARY KEY)');
    await database.query('CREATE TABLE child (note int REFERENCES note DEFERRABLE INITIALLY DEFERRED)');
  });
  beforeEach(() => database.query('TRUNCATE note, child'));
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });

  const insert = 'INSERT INTO note VALUES ($1)';
  const notes = async () =>
    (await database.query<{ id: number }>('SELECT id FROM note ORDER BY id')).map(({ id }) => id);

  it('commits statements nobody awaited', async () => {
    const transaction = await database.begin();
    for (const id of [1, 2, 3]) void transaction.db.query(insert, [id]);

    await transaction.commit();

    expect(await notes()).toEqual([1, 2, 3]);
  });

  it('sends the last statements together with COMMIT', async () => {
    const transaction = await database.begin();

    await transaction.commit({ sql: insert, parameters: [1] }, { sql: insert, parameters: [2] });

    expect(await notes()).toEqual([1, 2]);
  });

  it('keeps what was to commit before it, whatever becomes of the transaction', async () => {
    const transaction = await database.begin({ sql: insert, parameters: [1] });
    void transaction.db.query(insert, [2]);

    await transaction.rollback();

    expect(await notes()).toEqual([1]);
  });

  it('fails with the first rejection, even one that was caught, and writes nothing', async () => {
    const transaction = await database.begin();
    void transaction.db.query(insert, [1]);
    await transaction.db.query(insert, [1]).catch(() => undefined);
    await transaction.db.query(insert, [2]).catch(() => undefined);

    await expect(transaction.commit()).rejects.toMatchObject({
      code: 'DATABASE_REFUSED',
      message: expect.stringMatching(/23505 note_pkey/),
    });

    expect(await notes()).toEqual([]);
  });

  it('reports the failure of the first of the last statements', async () => {
    const transaction = await database.begin();
    await transaction.db.query('INSERT INTO child VALUES (404)');
    const check = { sql: 'SET CONSTRAINTS ALL IMMEDIATE', parameters: [] };

    await expect(transaction.commit(check, { sql: insert, parameters: [1] })).rejects.toMatchObject({
      message: expect.stringContaining('23503 child_note_fkey'),
    });

    expect(await notes()).toEqual([]);
  });

  it('reports the failure of the last statement instead of the ROLLBACK it causes', async () => {
    const transaction = await database.begin();
    void transaction.db.query(insert, [1]);

    await expect(transaction.commit({ sql: insert, parameters: [1] })).rejects.toMatchObject({
      code: 'DATABASE_REFUSED',
    });

    expect(await notes()).toEqual([]);
  });

  it('fails when a deferred constraint fails at COMMIT', async () => {
    const transaction = await database.begin();
    await transaction.db.query('INSERT INTO child VALUES (404)');

    await expect(transaction.commit()).rejects.toMatchObject({
      code: 'DATABASE_REFUSED',
      message: expect.stringContaining('23503 child_note_fkey'),
    });

    expect(await database.query('SELECT * FROM child')).toEqual([]);
  });

  it('refuses every use after its end', async () => {
    const transaction = await database.begin();
    await transaction.commit();

    await expect(transaction.db.query('SELECT 1')).rejects.toMatchObject({ code: 'TX_FINISHED' });
    await expect(transaction.commit()).rejects.toMatchObject({ code: 'TX_FINISHED' });
    await expect(transaction.savepoint(() => Promise.resolve())).rejects.toMatchObject({
      code: 'TX_FINISHED',
    });
  });

  it('refuses transaction control in statements', async () => {
    const transaction = await database.begin();
    await transaction.db.query('  /* a */ -- b\n commit').catch(() => undefined);

    await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_REFUSED' });
  });

  it('undoes a failed savepoint alone and forgets its rejections', async () => {
    const transaction = await database.begin();
    void transaction.db.query(insert, [1]);
    const failing = transaction.savepoint(async () => {
      void transaction.db.query(insert, [2]);
      await transaction.db.query(insert, [1]);
    });
    await expect(failing).rejects.toMatchObject({ code: 'DATABASE_REFUSED' });
    await transaction.savepoint(() => transaction.db.query(insert, [3]));

    await transaction.commit();

    expect(await notes()).toEqual([1, 3]);
  });

  it('answers statements of an aborted transaction with what aborted it', async () => {
    const transaction = await database.begin();
    void transaction.db.query('SELECT 1/0');
    const later = transaction.db.query('SELECT 1');

    await expect(later).rejects.toMatchObject({ message: expect.stringContaining('22012') });
    await transaction.rollback();
  });

  it('fails a savepoint whose statement was caught or not awaited', async () => {
    const transaction = await database.begin();
    const failing = transaction.savepoint(() => {
      void transaction.db.query('SELECT 1/0');
      return Promise.resolve();
    });
    await expect(failing).rejects.toMatchObject({ message: expect.stringContaining('22012') });

    await transaction.commit();
  });

  it('undoes an outer savepoint with what inner ones released', async () => {
    const transaction = await database.begin();
    const outer = transaction.savepoint(async () => {
      await transaction.savepoint(() => transaction.db.query(insert, [1]));
      throw new Error('undo');
    });
    await expect(outer).rejects.toThrow('undo');

    await transaction.commit();

    expect(await notes()).toEqual([]);
  });

  it('fails when savepoints overlap', async () => {
    const transaction = await database.begin();
    let endFirst = (): void => undefined;
    const first = transaction.savepoint(() => new Promise<void>((resolve) => (endFirst = resolve)));
    const second = transaction.savepoint(async () => {
      endFirst();
      await first;
    });
    await Promise.allSettled([first, second]);

    await expect(transaction.commit()).rejects.toThrow();
  });

  it('survives the loss of its connection and gives the next one a working connection', async () => {
    const transaction = await database.begin();
    const [backend] = await transaction.db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await database.query('SELECT pg_terminate_backend($1)', [backend?.pid]);

    await expect(transaction.commit({ sql: insert, parameters: [1] })).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
    });

    expect(await notes()).toEqual([]);
  });
});
