import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { GatewayTables1764000001001 } from './gateway-tables-1764000001001.js';
import { GeneralReceiving1764000001002 } from './general-receiving-1764000001002.js';

const before = [GatewayTables1764000001001];
const after = [...before, GeneralReceiving1764000001002];

describe('the tables of general receiving', () => {
  let temporary: TemporaryDatabase;
  const databases: Database[] = [];

  beforeEach(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
  });
  afterEach(async () => {
    await Promise.all(databases.splice(0).map((database) => database.close()));
    await temporary.drop();
  });

  const migrated = async (migrations: typeof before) => {
    const database = await connectDatabase({ url: temporary.url, applicationName: 'spec', migrations });
    databases.push(database);
    await database.migrate();
    return database;
  };

  it('keep what was received before', async () => {
    const old = await migrated(before);
    await old.query(
      `INSERT INTO arrival (source, file_name, sha256, outcome, lines, published, worker, lease_until, filed_at)
       VALUES ('online-retail', '2010-12-01.csv', 'aa', 'RECEIVED', 2, 2, 'first', now(), now())`,
    );
    await old.query(`INSERT INTO source_file (sha256, arrival_id) SELECT 'aa', id FROM arrival`);
    await old.query(
      `INSERT INTO document (source, document_no, content_hash, event_id, kind, line_count, arrival_id)
       SELECT 'online-retail', '536365', 'hash', 'id', 'SALE', 2, id FROM arrival`,
    );

    const now = await migrated(after);

    const documents = await now.query('SELECT source, identity, document_no AS no, version FROM document');
    expect(documents).toEqual([{ source: 'online-retail', identity: '536365', no: '536365', version: 1 }]);
    expect(await now.query('SELECT source, sha256 FROM source_file')).toEqual([
      { source: 'online-retail', sha256: 'aa' },
    ]);
    expect(await now.query('SELECT lines, passed, position, alone FROM arrival')).toEqual([
      { lines: 2, passed: 0, position: null, alone: false },
    ]);
  });
});
