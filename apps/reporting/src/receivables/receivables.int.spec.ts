import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CariHesapAcildi,
  FaturaIptalEdildi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  TahsilatAlindi,
  TahsilatEslestirildi,
} from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { laterMatch, payment } from '../payments/paid.mother.js';
import { reporting } from '../reporting.js';
import { cancellation, invoice, returnInvoice } from '../sales/sold.mother.js';

const NO = 'KRV2026000000001';

describe('receivables', () => {
  let s: Scenario;
  beforeEach(async () => {
    s = await scenario(reporting);
  });
  afterEach(() => s.close());

  const receivables = async (query: string) => (await s.http('GET', `/api/reports/receivables${query}`)).body;
  const open = async (asOf: string) => receivables(`?asOf=${asOf}`);

  it('what is open of an invoice falls with matches and returns on their days', async () => {
    // 10.00 net and 2.00 KDV; 5.00 are paid of it, then 6.00 come back; 15.00 of the payment are an advance.
    await s.when(FaturaKesildi, invoice(NO));
    await s.when(
      TahsilatAlindi,
      payment('THS2026000000001', '20.00', {
        matches: [{ invoiceNo: NO, amount: '5.00' }],
        unmatched: '15.00',
      }),
    );
    await s.when(
      IadeFaturasiAlindi,
      returnInvoice('IAD2026000000001', { relatedInvoiceNo: NO, issueDate: '2026-03-25' }),
    );
    const first = { accountNo: 'C1', segment: '', currency: 'TRY' };
    expect(await open('2026-02-28')).toEqual({ items: [], next: null });
    expect(await open('2026-03-01')).toMatchObject({
      items: [{ ...first, open: '12.00', advances: '0.00' }],
    });
    expect(await open('2026-03-20')).toMatchObject({
      items: [{ ...first, open: '7.00', advances: '15.00' }],
    });
    expect(await open('2026-03-25')).toEqual({
      items: [
        {
          ...first,
          open: '1.00',
          openTry: '1.00',
          notDue: '1.00',
          notDueTry: '1.00',
          overdue1To30: '0.00',
          overdue1To30Try: '0.00',
          overdue31To60: '0.00',
          overdue31To60Try: '0.00',
          overdue61To90: '0.00',
          overdue61To90Try: '0.00',
          overdueOver90: '0.00',
          overdueOver90Try: '0.00',
          advances: '15.00',
          advancesTry: '15.00',
        },
      ],
      next: null,
    });
  });

  it.each([
    ['2026-03-31', 'notDue'],
    ['2026-04-01', 'overdue1To30'],
    ['2026-04-30', 'overdue1To30'],
    ['2026-05-01', 'overdue31To60'],
    ['2026-05-30', 'overdue31To60'],
    ['2026-05-31', 'overdue61To90'],
    ['2026-06-29', 'overdue61To90'],
    ['2026-06-30', 'overdueOver90'],
  ])('given an invoice due on 31 March 2026, on %s it is %s', async (asOf, bucket) => {
    await s.when(FaturaKesildi, invoice(NO));
    const none = {
      notDue: '0.00',
      overdue1To30: '0.00',
      overdue31To60: '0.00',
      overdue61To90: '0.00',
      overdueOver90: '0.00',
    };
    expect(await open(asOf)).toMatchObject({ items: [{ ...none, open: '12.00', [bucket]: '12.00' }] });
  });

  it('a cancelled invoice is owed until the day of its cancellation', async () => {
    const cancelled = invoice(NO);
    await s.when(FaturaKesildi, cancelled);
    await s.when(FaturaIptalEdildi, cancellation(cancelled, '2026-03-05'));
    expect(await open('2026-03-04')).toMatchObject({ items: [{ open: '12.00' }] });
    expect(await open('2026-03-05')).toEqual({ items: [], next: null });
  });

  it('a return of no known invoice is an item of its own, below zero', async () => {
    await s.when(FaturaKesildi, invoice(NO));
    await s.when(IadeFaturasiAlindi, returnInvoice('IAD2026000000001', { issueDate: '2026-03-02' }));
    // On 5 April the invoice is overdue by 5 days, the return by 34.
    expect(await open('2026-04-05')).toMatchObject({
      items: [{ open: '6.00', overdue1To30: '12.00', overdue31To60: '-6.00' }],
    });
  });

  it('given a match before its invoice and before its account, all is right once they arrived', async () => {
    await s.when(TahsilatAlindi, payment('THS2026000000001', '12.00', { unmatched: '12.00' }));
    await s.when(TahsilatEslestirildi, laterMatch('THS2026000000001', [{ invoiceNo: NO, amount: '4.00' }]));
    await s.when(FaturaKesildi, invoice(NO));
    await s.when(CariHesapAcildi, {
      accountNo: 'C1',
      segment: 'RETAIL',
      currency: 'TRY',
      status: 'ACTIVE',
      creditLimit: '0.00',
    });
    expect(await open('2026-03-24')).toMatchObject({ items: [{ open: '12.00', advances: '12.00' }] });
    expect(await receivables('?asOf=2026-03-25&groupBy=segment')).toMatchObject({
      items: [{ segment: 'RETAIL', currency: 'TRY', open: '8.00', advances: '8.00' }],
    });
  });

  it('TRY beside another currency is what the books hold', async () => {
    // 12.00 EUR at 35 = 420.00; matched at the invoice's rate; 3.00 EUR left of a payment at 40 = 120.00.
    await s.when(FaturaKesildi, invoice(NO, { currency: 'EUR', fxRate: '35' }));
    await s.when(
      TahsilatAlindi,
      payment('THS2026000000001', '7.00', {
        currency: 'EUR',
        fxRate: '40',
        unmatched: '3.00',
        matches: [{ invoiceNo: NO, amount: '4.00', fxRate: '35' }],
      }),
    );
    expect(await open('2026-03-31')).toMatchObject({
      items: [{ currency: 'EUR', open: '8.00', openTry: '280.00', advances: '3.00', advancesTry: '120.00' }],
    });
  });
});
