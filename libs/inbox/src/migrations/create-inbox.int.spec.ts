import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryDatabase, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { DataSource } from 'typeorm';
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
    const tables = async () => {
      const rows: unknown = await database.query(
        `SELECT table_name AS name FROM information_schema.tables
         WHERE table_schema = 'public' AND table_name <> 'migrations' ORDER BY 1`,
      );
      return rows;
    };

    await database.runMigrations();
    expect(await tables()).toEqual(
      ['inbox_event', 'inbox_key', 'inbox_partition', 'parked_claim', 'parked_event', 'parked_key'].map(
        (name) => ({
          name,
        }),
      ),
    );
    await database.undoLastMigration();
    expect(await tables()).toEqual([]);
    await database.destroy();
  });
});
