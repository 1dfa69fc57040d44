import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { outboxMigrations, TransactionalUnitOfWork, type UnitOfWork } from '@kervan/outbox';
import { Account } from './account.entity.js';
import { CreateAccounts1764000001001 } from './create-accounts.migration.js';
import { loadAccounts, type NewAccount } from './load-accounts.js';

const account = (accountNo: string, creditLimit = '1000.00'): NewAccount => ({
  accountNo,
  segment: 'RETAIL',
  currency: 'TRY',
  creditLimit,
});

describe('loading accounts', () => {
  let temporary: TemporaryDatabase;
  let database: Database;
  let work: UnitOfWork;

  beforeAll(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
    database = await connectDatabase({
      url: temporary.url,
      applicationName: 'spec',
      entities: [Account],
      migrations: [...outboxMigrations, CreateAccounts1764000001001],
    });
    await database.migrate();
    work = new TransactionalUnitOfWork(database, { source: '/erp/core' });
  });
  beforeEach(async () => {
    await database.query('TRUNCATE account');
  });
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });

  const load = (...accounts: NewAccount[]) => work.run((tx) => loadAccounts(tx, accounts));
  const numbers = async () => {
    const rows = await database.query<{ no: string }>(
      'SELECT account_no AS no FROM account ORDER BY account_no',
    );
    return rows.map(({ no }) => no);
  };

  it('opens new accounts with no exposure', async () => {
    expect(await load(account('17850'), account('007'))).toEqual({ created: 2, unchanged: 0 });
    const opened = await work.run((tx) => tx.db.findOne(Account, { accountNo: '007' }));
    expect(opened).toMatchObject({ balance: '0', openOrderAmount: '0', state: 'ACTIVE', version: 1 });
  });

  it('given accounts that exist with the same content, changes nothing, however the limit is written', async () => {
    await load(account('17850', '1000.00'));
    expect(await load(account('17850', '1000'), account('12583'))).toEqual({ created: 1, unchanged: 1 });
  });

  it('given one account with other content, names it and opens none of the batch', async () => {
    await load(account('17850'));
    await expect(load(account('12583'), account('17850', '999'))).rejects.toMatchObject({
      code: 'RESOURCE_EXISTS',
      message: 'account 17850 exists with other content',
    });
    expect(await numbers()).toEqual(['17850']);
  });

  it('given the same batch twice at once, opens every account once', async () => {
    const batch = Array.from({ length: 200 }, (_, index) => account(String(index)));
    const [one, other] = await Promise.all([load(...batch), load(...batch.toReversed())]);
    expect(one.created + other.created).toBe(200);
    expect(one.unchanged + other.unchanged).toBe(200);
  });
});
