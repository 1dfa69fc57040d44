import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CariHesapAcildi, CariHesapGuncellendi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { STILL_CLOCK } from '../still-clock.mother.js';
import { account } from '../trade-document.mother.js';

const company = { name: 'Deneme Tekstil A.Ş.', taxNo: '4840847211' };
const person = { name: 'Deneme Kişi', taxNo: '10000000146' };

describe('the owner of an account', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore, STILL_CLOCK);
  });
  beforeEach(async () => {
    await s.query('TRUNCATE account, account_identity CASCADE');
    await s.past();
  });
  afterAll(() => s.close());

  const open = (identity: object | null) => s.http('POST', '/api/accounts', { ...account, identity });
  const opened = async (identity: object | null) => {
    await open(identity);
    await s.past();
  };
  const change = (identity: object | null) => s.http('PATCH', '/api/accounts/17850', { identity });
  const told = { accountNo: '17850', segment: 'RETAIL', currency: 'TRY', status: 'ACTIVE' };

  it('that is a company is told by its tax number, that is a person not at all', async () => {
    await open(company);
    expect((await s.thenPublished(CariHesapAcildi)).data).toEqual({
      ...account,
      status: 'ACTIVE',
      taxNo: company.taxNo,
    });
    await s.query('TRUNCATE account, account_identity CASCADE');
    await open(person);
    expect((await s.thenPublished(CariHesapAcildi)).data).toEqual({ ...account, status: 'ACTIVE' });
    await s.thenNothing();
  });

  it('is told when it becomes a company, becomes another one, or is one no more', async () => {
    await opened(person);
    await change(company);
    expect((await s.thenPublished(CariHesapGuncellendi)).data).toEqual({ ...told, taxNo: company.taxNo });
    await change({ ...company, taxNo: '1234567890' });
    expect((await s.thenPublished(CariHesapGuncellendi)).data).toEqual({ ...told, taxNo: '1234567890' });
    await change(null);
    expect((await s.thenPublished(CariHesapGuncellendi)).data).toEqual(told);
  });

  it('is not told again when only its name or address changes', async () => {
    await opened(company);
    await change({ ...company, name: 'Deneme Tekstil Ltd. Şti.', address: 'Deneme Sokak 1' });
    await s.thenNothing();
  });

  it('that is a person changes unseen, until nothing of it is kept', async () => {
    await opened(null);
    const nothing = { taxOffice: null, address: null, email: null, phone: null };
    expect(await change(person)).toMatchObject({
      status: 200,
      body: { identity: { ...person, ...nothing }, version: 2 },
    });
    expect(await change(null)).toMatchObject({ body: { identity: null, version: 3 } });
    expect(await s.query('SELECT account_no FROM account_identity')).toEqual([]);
    await s.thenNothing();
  });
});
