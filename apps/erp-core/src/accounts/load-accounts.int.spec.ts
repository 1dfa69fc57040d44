import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CariHesapAcildi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { account } from '../trade-document.mother.js';

describe('loading accounts', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore);
  });
  beforeEach(() => s.query('TRUNCATE account'));
  afterAll(() => s.close());

  const numbered = (accountNo: string, creditLimit = '1000.00') => ({ ...account, accountNo, creditLimit });
  const load = (...accounts: object[]) => s.http('POST', '/api/accounts/batch', { accounts });
  const numbers = () => s.query<{ no: string }>('SELECT account_no AS no FROM account ORDER BY account_no');

  it('opens new accounts with no exposure', async () => {
    expect(await load(numbered('17850'), numbered('007'))).toMatchObject({
      body: { created: 2, unchanged: 0 },
    });
    expect(await s.http('GET', '/api/accounts/007')).toMatchObject({
      status: 200,
      body: {
        balance: '0.00',
        openOrderAmount: '0.00',
        availableCredit: '1000.00',
        status: 'ACTIVE',
        version: 1,
      },
    });
  });

  it('tells once of every account that is new', async () => {
    await s.past();
    await load(numbered('17850'));
    await load(numbered('17850'), numbered('007', '5'));
    const told = { segment: 'RETAIL', currency: 'TRY', status: 'ACTIVE' } as const;
    await s.thenPublished(CariHesapAcildi, { ...told, accountNo: '17850', creditLimit: '1000.00' });
    await s.thenPublished(CariHesapAcildi, { ...told, accountNo: '007', creditLimit: '5.00' });
    await s.thenNothing();
  });

  it('given accounts that exist with the same content, changes nothing, however the limit is written', async () => {
    await load(numbered('17850', '1000.00'));
    const again = await load(numbered('17850', '1000'), numbered('12583'));
    expect(again).toMatchObject({ status: 200, body: { created: 1, unchanged: 1 } });
  });

  it('given one account with other content, names it and opens none of the batch', async () => {
    await load(numbered('17850'));
    expect(await load(numbered('12583'), numbered('17850', '999'))).toMatchObject({
      status: 409,
      body: { code: 'RESOURCE_EXISTS', detail: 'account 17850 exists with other content' },
    });
    expect(await numbers()).toEqual([{ no: '17850' }]);
  });

  it('given the same batch twice at once, opens every account once', async () => {
    const batch = Array.from({ length: 200 }, (_, index) => numbered(String(index)));
    const answers = await Promise.all([load(...batch), load(...batch.toReversed())]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await numbers()).toHaveLength(200);
  });

  it('refuses a faulty batch with every fault', async () => {
    const faulty = await load(numbered('1', '-1'), { ...numbered('2'), currency: 'lira' });
    expect(faulty).toMatchObject({
      status: 422,
      body: {
        code: 'REQUEST_INVALID',
        errors: [
          {
            field: 'accounts.0.creditLimit',
            message: 'must have 1 to 12 digits before the point and no sign',
          },
          { field: 'accounts.1.currency', message: 'must be an ISO 4217 code' },
        ],
      },
    });
    expect(await load(numbered('1'), numbered('1'))).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'accounts', message: 'must name each account once' }] },
    });
    expect(await load(...Array.from({ length: 1001 }, (_, index) => numbered(String(index))))).toMatchObject({
      status: 422,
    });
  });
});
