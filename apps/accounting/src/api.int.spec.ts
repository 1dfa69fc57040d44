import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FaturaKesildi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { accounting } from './accounting.js';
import { invoice } from './journal/documents.mother.js';

describe('the HTTP API of accounting', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(accounting);
  });
  afterAll(() => s.close());

  it('does every one of its operations', async () => {
    await s.given(FaturaKesildi, invoice('KRV2010000000001'));
    const doubtful = { accountNo: '17850', currency: 'TRY', amount: '10.00', date: '2010-12-31' };
    expect(await s.http('POST', '/api/doubtful-receivables', doubtful)).toMatchObject({ status: 201 });
    expect(await s.http('POST', '/api/periods/2010-12/close')).toMatchObject({ status: 200 });
    for (const path of [
      '/api/periods',
      '/api/periods/2010-12',
      '/api/gl-accounts',
      '/api/trial-balance',
      '/api/accounts/17850/statement',
      '/api/vouchers',
      '/api/vouchers/YF-KRV2010000000001',
      '/api/receivables/ageing?asOf=2011-03-01',
      '/api/doubtful-receivables',
    ])
      expect(await s.http('GET', path)).toMatchObject({ status: 200 });
    expect(await s.api.unexercised()).toEqual([]);
  });

  it('answers properly whatever it is asked', async () => {
    const { succeeded } = await s.api.probe();
    expect(succeeded).toBeGreaterThan(0);
  });
});
