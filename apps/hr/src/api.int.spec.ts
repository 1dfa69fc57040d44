import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  FaturaKesildi,
  IadeFaturasiAlindi,
  PersonelAyrildi,
  PersonelIseBasladi,
  SatisTemsilcisiAtandi,
  TahsilatAlindi,
} from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { hr } from './hr.js';
import { goodsReturned, invoice, paid } from './invoices/trade.mother.js';

const startDate = '2020-01-01';

describe('the HTTP API of HR', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(hr);
    await s.given(PersonelIseBasladi, { employeeNo: 'P-1', startDate, commissionRate: '2.5' });
    await s.given(PersonelIseBasladi, { employeeNo: 'P-2', startDate, commissionRate: '10' });
    await s.given(PersonelAyrildi, { employeeNo: 'P-2', endDate: '2026-02-28' });
    for (const [accountNo, employeeNo, validFrom, version] of [
      ['A-1', 'P-2', '2026-01-01', 1],
      ['A-1', 'P-1', '2026-02-01', 2],
      ['A-2', 'P-1', '2026-01-01', 1],
      ['A-2', 'P-1', '2026-01-15', 2],
      ['A-3', 'P-unknown', '2026-01-01', 1],
    ] as const)
      await s.given(SatisTemsilcisiAtandi, { accountNo, employeeNo, validFrom, version });
    for (const no of ['1', '2']) {
      await s.given(FaturaKesildi, invoice('A-1', `KRV-${no}`, '100.00'));
      await s.given(TahsilatAlindi, paid('A-1', `THS-${no}`, `KRV-${no}`));
    }
    await s.given(IadeFaturasiAlindi, goodsReturned('A-1', 'IAD-1', 'KRV-1', '40.00', { settled: true }));
  });
  afterAll(() => s.close());

  const get = async (path: string) => (await s.http('GET', path)).body;

  it('lists employees page by page, without those that are only known by an assignment', async () => {
    const [first, second] = [
      { employeeNo: 'P-1', startDate, endDate: null, commissionRate: '2.5' },
      { employeeNo: 'P-2', startDate, endDate: '2026-02-28', commissionRate: '10' },
    ];
    expect(await get('/api/employees?limit=1')).toEqual({ items: [first], next: 'P-1' });
    expect(await get('/api/employees?limit=1&after=P-1')).toEqual({ items: [second], next: null });
  });

  it('shows an employee with the accounts they serve on a day', async () => {
    const accounts = async (on: string) => get(`/api/employees/P-1?on=${on}`);
    expect(await accounts('2025-12-31')).toMatchObject({ accounts: { count: 0, items: [] } });
    expect(await accounts('2026-01-31')).toMatchObject({ accounts: { count: 1, items: ['A-2'] } });
    expect(await accounts('2026-02-01')).toMatchObject({ accounts: { count: 2, items: ['A-1', 'A-2'] } });
    expect(await get('/api/employees/P-2')).toMatchObject({
      employeeNo: 'P-2',
      commissionRate: '10',
      accounts: { count: 0, items: [] },
    });
  });

  it('tells who serves an account on a day', async () => {
    const path = '/api/accounts/A-1/sales-rep';
    expect(await get(`${path}?on=2026-01-31`)).toEqual({
      accountNo: 'A-1',
      on: '2026-01-31',
      employeeNo: 'P-2',
      validFrom: '2026-01-01',
      version: 1,
    });
    expect(await get(path)).toMatchObject({ employeeNo: 'P-1', validFrom: '2026-02-01', version: 2 });
    expect(await s.http('GET', `${path}?on=2025-12-31`)).toMatchObject({
      status: 404,
      body: { code: 'EMPLOYEE_NOT_FOUND' },
    });
  });

  it('lists commissions page by page, with the sums of all', async () => {
    // 100.00 and 100.00 at 2.5 %, 40.00 of it back; 15 % tax.
    const sums = { accrued: '5.00', reversed: '1.00', amount: '4.00', tax: '0.61', net: '3.39' };
    const path = '/api/employees/P-1/commissions?limit=2';
    expect(await get(path)).toEqual({
      items: [
        {
          accrualNo: 'PRM-KRV-1/1',
          kind: 'ACCRUAL',
          invoiceNo: 'KRV-1',
          paymentNo: 'THS-1',
          returnInvoiceNo: null,
          date: '2026-03-15',
          base: '100.00',
          rate: '2.5',
          amount: '2.50',
          tax: '0.38',
          net: '2.12',
        },
        {
          accrualNo: 'PRM-KRV-1/2',
          kind: 'REVERSAL',
          invoiceNo: 'KRV-1',
          paymentNo: null,
          returnInvoiceNo: 'IAD-1',
          date: '2026-03-20',
          base: '40.00',
          rate: '2.5',
          amount: '1.00',
          tax: '0.15',
          net: '0.85',
        },
      ],
      next: 'PRM-KRV-1/2',
      sums,
    });
    expect(await get(`${path}&after=PRM-KRV-1/2`)).toMatchObject({
      items: [{ accrualNo: 'PRM-KRV-2/1' }],
      next: null,
      sums,
    });
  });

  it.each(['', '/commissions'])('GET /api/employees/P-unknown%s is not found', async (path) => {
    expect(await s.http('GET', `/api/employees/P-unknown${path}`)).toMatchObject({
      status: 404,
      body: { code: 'EMPLOYEE_NOT_FOUND' },
    });
  });

  it.each([
    '/api/employees?limit=0',
    '/api/employees/P-1?on=2026-02-30',
    '/api/accounts/A-1/sales-rep?on=0000-01-01',
  ])('GET %s is refused', async (path) => {
    expect(await s.http('GET', path)).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
  });

  it('exercises every operation, and answers random requests properly', async () => {
    expect(await s.api.unexercised()).toEqual([]);
    await s.api.probe();
  });
});
