import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  FaturaIptalEdildi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  TahsilatAlindi,
  TahsilatEslestirildi,
} from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { Money } from '@kervan/money';
import { accounting } from '../accounting.js';
import { cancelled, exempt, invoice, matchedLater, payment, returned } from '../journal/documents.mother.js';
import { Ageing } from './ageing.js';

const zero = {
  notDue: '0.00',
  days1To30: '0.00',
  days31To60: '0.00',
  days61To90: '0.00',
  over90Days: '0.00',
  total: '0.00',
  doubtful: '0.00',
};

describe('aged receivables', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(accounting);
  });
  afterAll(() => s.close());

  const ageing = async (asOf: string, page = 'limit=200') =>
    Ageing.parse((await s.http('GET', `/api/receivables/ageing?asOf=${asOf}&${page}`)).body);
  const of = async (accountNo: string, asOf: string) =>
    (await ageing(asOf)).items.find((item) => item.accountNo === accountNo);
  const owes = (invoiceNo: string, accountNo: string, amount: string, dueDate: string) =>
    s.given(FaturaKesildi, invoice(invoiceNo, { ...exempt(amount), accountNo, dueDate }));
  const pays = (paymentNo: string, accountNo: string, amount: string, invoiceNo: string) => {
    const matches = [{ invoiceNo, amount, settled: false }];
    return s.given(TahsilatAlindi, payment(paymentNo, amount, { accountNo, matches }));
  };

  it('are in the bucket of the days since they were due', async () => {
    await owes('KRV1', 'A', '1.00', '2011-04-01');
    await owes('KRV2', 'A', '2.00', '2011-03-31');
    await owes('KRV3', 'A', '4.00', '2011-03-02');
    await owes('KRV4', 'A', '8.00', '2011-03-01');
    await owes('KRV5', 'A', '16.00', '2011-01-31');
    await owes('KRV6', 'A', '32.00', '2011-01-30');
    await owes('KRV7', 'A', '64.00', '2011-01-01');
    await owes('KRV8', 'A', '128.00', '2010-12-31');

    // On 1 April: 0, 1, 30 | 31, 60, 61, 90, 91 days.
    expect(await of('A', '2011-04-01')).toEqual({
      accountNo: 'A',
      notDue: '1.00',
      days1To30: '6.00',
      days31To60: '24.00',
      days61To90: '96.00',
      over90Days: '128.00',
      total: '255.00',
      doubtful: '0.00',
    });
  });

  it('are less what was paid, also before the invoice is known', async () => {
    await pays('THS1', 'B', '30.00', 'KRV10');
    expect(await of('B', '2011-01-31')).toEqual({
      ...zero,
      accountNo: 'B',
      notDue: '-30.00',
      total: '-30.00',
    });

    await owes('KRV10', 'B', '100.00', '2010-12-31');
    expect(await of('B', '2011-01-31')).toEqual({
      ...zero,
      accountNo: 'B',
      days31To60: '70.00',
      total: '70.00',
    });

    const later = { accountNo: 'B', matches: [{ invoiceNo: 'KRV10', amount: '70.00', settled: true }] };
    await s.given(TahsilatAlindi, payment('THS2', '70.00', { accountNo: 'B' }));
    await s.given(TahsilatEslestirildi, matchedLater('THS2', { ...later, unmatched: '0.00' }));
    expect(await of('B', '2011-01-31')).toBeUndefined();
  });

  it('are less what came back of the invoice, below zero where that was paid', async () => {
    const { net, kdv, gross, kdvSummary } = exempt('25.00');
    const back = { accountNo: 'C', net, kdv, gross, kdvSummary, relatedInvoiceNo: 'KRV11' };
    await s.given(IadeFaturasiAlindi, returned('IAD11', back));
    await owes('KRV11', 'C', '100.00', '2010-12-31');
    await pays('THS11', 'C', '100.00', 'KRV11');

    expect(await of('C', '2011-01-30')).toEqual({
      ...zero,
      accountNo: 'C',
      days1To30: '-25.00',
      total: '-25.00',
    });
  });

  it('have a return that names no invoice as an item of its own, since its day', async () => {
    await s.given(IadeFaturasiAlindi, returned('IAD12', { accountNo: 'D', issueDate: '2010-12-15' }));
    await owes('KRV12', 'D', '100.00', '2011-01-15');

    expect(await of('D', '2011-01-10')).toEqual({
      ...zero,
      accountNo: 'D',
      notDue: '100.00',
      days1To30: '-18.36',
      total: '81.64',
    });
  });

  it('have nothing of a cancelled invoice', async () => {
    const issued = invoice('KRV13', { accountNo: 'E' });
    await s.given(FaturaKesildi, issued);
    expect(await of('E', '2010-12-01')).toMatchObject({ notDue: '18.36' });
    await s.given(FaturaIptalEdildi, cancelled(issued));
    expect(await of('E', '2010-12-02')).toBeUndefined();
  });

  it('of an earlier day are as they were then', async () => {
    await owes('KRV14', 'F', '50.00', '2010-12-10');
    await pays('THS14', 'F', '50.00', 'KRV14');

    expect(await of('F', '2010-11-30')).toBeUndefined();
    expect(await of('F', '2010-12-19')).toEqual({
      ...zero,
      accountNo: 'F',
      days1To30: '50.00',
      total: '50.00',
    });
    expect(await of('F', '2010-12-20')).toBeUndefined();
  });

  it('in other currencies are what the ledger has in TRY', async () => {
    const abroad = { currency: 'EUR', fxRate: '50.05', accountNo: 'G' };
    await s.given(FaturaKesildi, invoice('KRV15', { ...abroad, ...exempt('0.20'), dueDate: '2010-12-10' }));
    expect(await of('G', '2010-12-19')).toMatchObject({ days1To30: '10.01' });
    const matches = [{ invoiceNo: 'KRV15', amount: '0.10', fxRate: '50.05', settled: false }];
    await s.given(TahsilatAlindi, payment('THS15', '0.10', { ...abroad, matches }));
    expect(await of('G', '2010-12-20')).toMatchObject({ days1To30: '5.00', total: '5.00' });
  });

  it('show doubtful ones apart, taken from the oldest', async () => {
    await owes('KRV16', 'H', '40.00', '2011-01-31');
    await owes('KRV17', 'H', '30.00', '2010-12-15');
    await owes('KRV18', 'H', '20.00', '2010-12-20');
    const doubtful = { accountNo: 'H', currency: 'TRY', amount: '35.00', date: '2011-01-05' };
    expect(await s.http('POST', '/api/doubtful-receivables', doubtful)).toMatchObject({ status: 201 });

    expect(await of('H', '2011-01-05')).toEqual({
      ...zero,
      accountNo: 'H',
      notDue: '40.00',
      days1To30: '15.00',
      total: '55.00',
      doubtful: '35.00',
    });
  });

  it('come to exactly what ledger account 120 has, and 128', async () => {
    for (const asOf of ['2010-12-05', '2010-12-20', '2011-01-31', '2012-01-01']) {
      const { total, items } = await ageing(asOf);
      const [ledger] = await s.query(
        `SELECT coalesce(sum(debit - credit) FILTER (WHERE gl_account = '120'), 0.00) AS total,
           coalesce(sum(debit - credit) FILTER (WHERE gl_account = '128'), 0.00) AS doubtful
         FROM voucher JOIN voucher_line USING (voucher_no) WHERE date <= $1`,
        [asOf],
      );
      expect(total).toMatchObject({ ...ledger });
      const buckets = ['notDue', 'days1To30', 'days31To60', 'days61To90', 'over90Days'] as const;
      for (const row of [total, ...items]) expect(sum(buckets.map((bucket) => row[bucket]))).toBe(row.total);
      for (const column of [...buckets, 'total', 'doubtful'] as const)
        expect(sum(items.map((item) => item[column]))).toBe(total[column]);
    }
  });

  it('come in pages of accounts, each with the total of all', async () => {
    const whole = await ageing('2011-01-31');
    expect(whole.items.map(({ accountNo }) => accountNo)).toEqual(['A', 'C', 'D', 'G', 'H']);
    const first = await ageing('2011-01-31', 'limit=3');
    expect(first).toEqual({ ...whole, items: whole.items.slice(0, 3), next: 'D' });
    const second = await ageing('2011-01-31', 'limit=3&after=D');
    expect(second).toEqual({ ...whole, items: whole.items.slice(3), next: null });
  });

  it('are those of today where no day is asked for', async () => {
    const { status, body } = await s.http('GET', '/api/receivables/ageing');
    expect([status, Ageing.parse(body).total.notDue]).toEqual([200, '0.00']);
  });
});

const sum = (amounts: readonly string[]) =>
  Money.sum(
    'TRY',
    amounts.map((text) => Money.of(text, 'TRY')),
  ).toString();
