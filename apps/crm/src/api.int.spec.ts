import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CariHesapAcildi, FaturaKesildi, SiparisOnaylandi, TahsilatAlindi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { ActivityPage } from './activity/activity.schema.js';
import { crm } from './crm.js';
import { approval, invoice, opening, payment } from './customers/history.mother.js';

describe('the HTTP API of the CRM', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(crm);
    for (const [accountNo, segment] of [
      ['A-1', 'RETAIL'],
      ['A-2', 'WHOLESALE'],
      ['A-3', 'RETAIL'],
    ] as const)
      await s.given(CariHesapAcildi, opening({ accountNo, segment }));
    const dueDate = '2026-04-01';
    await s.given(FaturaKesildi, invoice('KRV-1', '10.00', { accountNo: 'A-1', dueDate }));
    await s.given(FaturaKesildi, invoice('KRV-2', '20.00', { accountNo: 'A-1', dueDate: '2126-04-01' }));
    await s.given(FaturaKesildi, invoice('KRV-3', '30.00', { accountNo: 'A-2', dueDate }));
    await s.given(TahsilatAlindi, payment('THS-3', '30.00', { 'KRV-3': '30.00' }, '0.00', 'A-2'));
    await s.given(SiparisOnaylandi, approval('SIP-3', '5.00', { accountNo: 'A-3' }));
  });
  afterAll(() => s.close());

  const get = async (path: string) => (await s.http('GET', path)).body;
  const accounts = (...accountNos: string[]) => accountNos.map((accountNo) => ({ accountNo }));

  it('lists accounts page by page', async () => {
    expect(await get('/api/accounts?limit=2')).toMatchObject({ items: accounts('A-1', 'A-2'), next: 'A-2' });
    expect(await get('/api/accounts?limit=2&after=A-2')).toMatchObject({
      items: accounts('A-3'),
      next: null,
    });
  });

  it('lists accounts of a segment, and those that something is overdue of', async () => {
    expect(await get('/api/accounts?segment=RETAIL')).toMatchObject({ items: accounts('A-1', 'A-3') });
    expect(await get('/api/accounts?overdue=true')).toMatchObject({
      items: [{ accountNo: 'A-1', balance: '30.00', overdueAmount: '10.00' }],
    });
    expect(await get('/api/accounts?overdue=true&asOf=2126-04-02')).toMatchObject({
      items: [{ accountNo: 'A-1', overdueAmount: '30.00' }],
    });
    expect(await get('/api/accounts?overdue=true&segment=WHOLESALE')).toMatchObject({ items: [] });
    expect(await get('/api/accounts?overdue=false')).toMatchObject({ items: accounts('A-1', 'A-2', 'A-3') });
  });

  it('shows an account as of today', async () => {
    expect(await get('/api/accounts/A-1')).toMatchObject({
      balance: '30.00',
      overdueAmount: '10.00',
      overdue: { count: 1, items: [{ documentNo: 'KRV-1' }] },
    });
    expect(await get('/api/accounts/A-3')).toMatchObject({ openOrderAmount: '5.00', exposure: '5.00' });
  });

  it('lists open items page by page', async () => {
    const [first, second] = [
      { documentNo: 'KRV-1', open: '10.00' },
      { documentNo: 'KRV-2', open: '20.00' },
    ];
    const path = '/api/accounts/A-1/open-items?limit=1';
    expect(await get(path)).toMatchObject({ items: [first], next: 'KRV-1' });
    expect(await get(`${path}&after=KRV-1`)).toMatchObject({ items: [second], next: null });
    expect(await get('/api/accounts/A-2/open-items')).toEqual({ items: [], next: null });
  });

  it('lists what happened, latest first, page by page', async () => {
    const seen: unknown[] = [];
    let after = '';
    for (let page = 1; page <= 3; page += 1) {
      const { status, body } = await s.http('GET', `/api/accounts/A-1/activity?limit=1${after}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ items: [{ documentNo: expect.any(String) }] });
      const { items, next } = ActivityPage.parse(body);
      seen.push(...items.map(({ documentNo }) => documentNo));
      after = `&after=${encodeURIComponent(String(next))}`;
      expect(next === null).toBe(page === 3);
    }
    expect(seen).toEqual(['KRV-2', 'KRV-1', 'A-1']);
    expect(await get('/api/accounts/A-1/activity?after=forgotten')).toEqual({ items: [], next: null });
  });

  it.each(['', '/open-items', '/activity'])('GET /api/accounts/A-0%s is not found', async (path) => {
    expect(await s.http('GET', `/api/accounts/A-0${path}`)).toMatchObject({
      status: 404,
      body: { code: 'ACCOUNT_NOT_FOUND' },
    });
  });

  it.each([
    '/api/accounts?limit=201',
    '/api/accounts?overdue=perhaps',
    '/api/accounts/A-1?asOf=2026-02-30',
    '/api/accounts/A-1?asOf=0000-01-01',
    '/api/accounts?segment=',
    '/api/accounts?after=%00',
  ])('GET %s is refused', async (path) => {
    expect(await s.http('GET', path)).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
  });

  it('publishes nothing, and knows the same when everything was told to it again', async () => {
    const before = await get('/api/accounts/A-1');
    expect(await s.http('POST', '/ops/rebuild')).toMatchObject({ status: 202 });
    await s.atRest();
    expect(await get('/api/accounts/A-1')).toEqual(before);
    await s.thenNothing();
  });

  it('exercises every operation, and answers random requests properly', async () => {
    expect(await s.api.unexercised()).toEqual([]);
    await s.api.probe();
  });
});
