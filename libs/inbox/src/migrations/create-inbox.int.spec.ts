import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryDatabase, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { inboxMigrations } from './inbox-migrations.js';

describe('inboxMigrations', () => {
  let temporary: TemporaryDatabase;

  beforeAll(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
  });
  afterAll(() => temporary.drop());

  it('make all tables and take them away again', async () => {
    const { url } = temporary;
    const database = new DataSource({
      type: 'postgres',
      url,
      installExtensions: false,
      migrations: [...inboxMigrations],
    });
    await database.initialize();
    const tables = async (): Promise<unknown[]> => {
      const rows: unknown = await database.query(
        `SELECT table_name AS name FROM information_schema.tables
         WHERE table_schema = 'public' AND table_name <> 'migrations' ORDER BY 1`,
      );
      return z.array(z.unknown()).parse(rows);
    };

    await database.runMigrations();
    expect(await tables()).toEqual(
      expect.arrayContaining([
        { name: 'inbox_key' },
        { name: 'inbox_partition' },
        { name: 'operator_audit' },
        { name: 'parked_event' },
      ]),
    );
    while ((await tables()).length > 0) await database.undoLastMigration();
    await database.destroy();
  });
});
