import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { refuseUnfitTables } from './unfit-tables.js';

describe('tables that cannot be replaced by a copy', () => {
  let temporary: TemporaryDatabase;
  let database: Database;
  beforeAll(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
    database = await connectDatabase({ url: temporary.url, applicationName: 'spec' });
    for (const statement of [
      'CREATE TABLE fit (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, sum numeric GENERATED ALWAYS AS (1) STORED)',
      'CREATE TABLE parent (no text PRIMARY KEY)',
      'CREATE TABLE child (no text CONSTRAINT child_parent REFERENCES parent)',
      'CREATE TABLE watched (no text)',
      'CREATE VIEW watcher AS SELECT no FROM watched',
      'CREATE FUNCTION react() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$',
      'CREATE TABLE triggering (no text)',
      'CREATE TRIGGER reaction BEFORE INSERT ON triggering FOR EACH ROW EXECUTE FUNCTION react()',
      'CREATE TABLE numbered (no serial)',
      'CREATE TABLE parted (no text) PARTITION BY LIST (no)',
      'CREATE TABLE secured (no text)',
      'ALTER TABLE secured ENABLE ROW LEVEL SECURITY',
    ])
      await database.query(statement);
  });
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });

  it('plain ones are fit', async () => {
    await refuseUnfitTables(database, ['fit']);
  });

  it.each([
    ['child', 'child has the foreign key child_parent'],
    ['parent', 'parent is referenced by the foreign key child_parent'],
    ['watched', 'watched is read by the view watcher'],
    ['triggering', 'triggering has the trigger reaction'],
    ['numbered', 'numbered draws from the sequence numbered_no_seq'],
    ['parted', 'parted is not a plain table'],
    ['secured', 'secured has row security'],
    ['missing', 'missing does not exist'],
  ])('%s is refused with its reason', async (table, reason) => {
    await expect(refuseUnfitTables(database, ['fit', table])).rejects.toMatchObject({
      code: 'REPLAY_UNFIT',
      message: reason,
    });
  });

  it('all reasons are told at once', async () => {
    await expect(refuseUnfitTables(database, ['watched', 'missing'])).rejects.toMatchObject({
      message: 'missing does not exist; watched is read by the view watcher',
    });
  });
});
