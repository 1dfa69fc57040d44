import { describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { connectDatabase } from '../connect-database.js';
import { asAdmin } from './admin-session.js';
import { provision } from './provision.js';
import { temporaryDatabase } from './temporary-database.js';

const { databaseUrl } = testStores();

const drop = (name: string) =>
  asAdmin(databaseUrl, async (run) => {
    await run(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await run(`DROP ROLE IF EXISTS "${name}"`);
  });

describe('provision', () => {
  it('can be repeated and run twice at once', async () => {
    const name = `spec_${crypto.randomUUID()}`;
    const wanted = {
      database: name,
      role: name,
      password: `it's "${name}"`,
      publisherPassword: 'spec-publisher',
      auditorPassword: 'spec-auditor',
    };
    try {
      const [{ url }] = await Promise.all([provision(databaseUrl, wanted), provision(databaseUrl, wanted)]);
      await provision(databaseUrl, wanted);

      const database = await connectDatabase({ url, applicationName: 'spec' });
      const settings = await database.query(
        `SELECT current_setting('transaction_timeout') AS transaction, current_setting('deadlock_timeout') AS deadlock,
                current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('synchronous_commit') AS sync,
                current_setting('application_name') AS application, current_setting('server_encoding') AS encoding`,
      );
      await database.close();

      expect(settings).toEqual([
        {
          transaction: '30s',
          deadlock: '100ms',
          idle: '30s',
          sync: 'on',
          application: 'spec',
          encoding: 'UTF8',
        },
      ]);
    } finally {
      await drop(name);
    }
  });

  it('lets no other service connect, but publisher and auditor', async () => {
    const [one, other] = await Promise.all([temporaryDatabase(databaseUrl), temporaryDatabase(databaseUrl)]);
    const foreign = new URL(other.url);
    foreign.pathname = new URL(one.url).pathname;

    await expect(connectDatabase({ url: foreign.href, applicationName: 'spec' })).rejects.toMatchObject({
      code: 'DATABASE_REFUSED',
    });
    for (const url of [one.publisherUrl, one.auditorUrl]) {
      const database = await connectDatabase({ url, applicationName: 'spec' });
      await database.close();
    }
    await Promise.all([one.drop(), other.drop()]);
  });
});
