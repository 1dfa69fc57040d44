import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { CsvStream } from './csv-stream.js';
import type { Report } from './report.js';

const numbers = (sql: string): Report => ({
  sql,
  parameters: [2500],
  keys: [{ column: 'n', type: 'numeric' }],
  values: ['text'],
});
const many = numbers(`SELECT n::numeric, 'row ' || n AS text FROM generate_series(1, $1::integer) AS n`);

describe('CSV through a cursor', () => {
  let temporary: TemporaryDatabase;
  let database: Database;

  beforeAll(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
    // One connection: whoever keeps it keeps the others waiting for ever.
    database = await connectDatabase({ url: temporary.url, applicationName: 'spec', poolSize: 1 });
  });
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });

  const givenBack = () => expect(database.query('SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);

  async function read(stream: CsvStream): Promise<string> {
    let all = '';
    for await (const text of stream) all += String(text);
    return all;
  }

  it('has a header and every row, in order, and then gives its connection back', async () => {
    const lines = (await read(await CsvStream.open(database, many))).split('\r\n');
    expect(lines).toHaveLength(2502);
    expect([lines[0], lines[1], lines[1001], lines[2500], lines[2501]]).toEqual([
      'n,text',
      '1,row 1',
      '1001,row 1001',
      '2500,row 2500',
      '',
    ]);
    await givenBack();
  });

  it('given nothing to report, it is a header', async () => {
    const none = numbers('SELECT n::numeric, NULL AS text FROM generate_series(1, 0 * $1::integer) AS n');
    expect(await read(await CsvStream.open(database, none))).toBe('n,text\r\n');
  });

  it('given a reader that breaks off, its connection is given back', async () => {
    const stream = await CsvStream.open(database, many);
    const reader = stream[Symbol.asyncIterator]();
    await reader.next();
    await reader.return?.();
    expect(stream.destroyed).toBe(true);
    await givenBack();
  });

  it('given a reader that takes nothing, it breaks off', async () => {
    const stream = await CsvStream.open(database, many, 10);
    const error = await new Promise((resolve) => stream.once('error', resolve));
    expect(String(error)).toContain('nobody read for 10 ms');
    await givenBack();
  });

  it('given a row that fails, the stream fails, so that nobody takes what came for the whole', async () => {
    const failing = numbers(
      'SELECT n::numeric, 1 / (2000 - n) AS text FROM generate_series(1, $1::integer) AS n',
    );
    await expect(read(await CsvStream.open(database, failing))).rejects.toThrow('division by zero');
    await givenBack();
  });

  it('given a statement that cannot run, it does not even begin', async () => {
    await expect(CsvStream.open(database, numbers('SELECT $1::integer AS n'))).rejects.toMatchObject({
      code: 'DATABASE_REFUSED',
    });
    await givenBack();
  });
});
