import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  FaturaIptalEdildi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  TahsilatAlindi,
  TahsilatEslestirildi,
} from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { accounting } from '../accounting.js';
import { cancelled, exempt, invoice, matchedLater, payment, returned } from '../journal/documents.mother.js';
import { Ageing } from './ageing.js';

describe('doubtful receivables that are cleared', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(accounting);
  });
  afterAll(() => s.close());

  const owes = (invoiceNo: string, accountNo: string, amount: string, dueDate = '2010-12-10') =>
    s.given(FaturaKesildi, invoice(invoiceNo, { ...exempt(amount), accountNo, dueDate }));
  const becomesDoubtful = (accountNo: string, amount: string, provision = '0') => {
    const declared = { accountNo, currency: 'TRY', amount, provision, date: '2010-12-15' };
    return s.http('POST', '/api/doubtful-receivables', declared);
  };
  const match = (invoiceNo: string, amount: string) => ({ invoiceNo, amount, settled: false });
  const pays = (paymentNo: string, accountNo: string, amount: string, invoiceNo: string) =>
    s.given(TahsilatAlindi, payment(paymentNo, amount, { accountNo, matches: [match(invoiceNo, amount)] }));
  const aged = async (accountNo: string) =>
    Ageing.parse((await s.http('GET', '/api/receivables/ageing?asOf=2010-12-31&limit=200')).body).items.find(
      (item) => item.accountNo === accountNo,
    );
  const linesOf = async (voucherNo: string) => {
    const [voucher] = await s.query(
      `SELECT array_agg(concat_ws(' ', gl_account, item_no, debit - credit) ORDER BY line_no) AS lines
       FROM voucher_line WHERE voucher_no = $1`,
      [voucherNo],
    );
    return voucher;
  };
  const ledgerOf = (accountNo: string) =>
    s.query(
      `SELECT gl_account, sum(debit - credit) AS balance FROM voucher_line
       WHERE account_no = $1 GROUP BY gl_account HAVING sum(debit - credit) <> 0 ORDER BY gl_account`,
      [accountNo],
    );

  it('are no longer doubtful when their invoice is paid, and what is owed after is overdue', async () => {
    await owes('KRV101', 'A', '100.00');
    await becomesDoubtful('A', '100.00', '80.00');
    await pays('THS101', 'A', '100.00', 'KRV101');
    await owes('KRV102', 'A', '50.00');

    expect(await aged('A')).toMatchObject({
      notDue: '0.00',
      days1To30: '50.00',
      total: '50.00',
      doubtful: '0.00',
    });
    expect(await linesOf('YF-THS101')).toEqual({
      lines: ['102 100.00', '128 KRV101 -100.00', '129 KRV101 80.00', '644 -80.00'],
    });
    expect(await ledgerOf('A')).toEqual([{ gl_account: '120', balance: '50.00' }]);
  });

  it('are taken from the invoice due first, and are untouched by payments of others', async () => {
    await owes('KRV111', 'B', '40.00', '2010-12-20');
    await owes('KRV112', 'B', '30.00', '2010-12-10');
    await becomesDoubtful('B', '35.00', '7.00');
    await pays('THS111', 'B', '35.00', 'KRV111');

    // 30.00 of the older one and 5.00 of the other, with 6.00 and 1.00 set aside.
    expect(await linesOf('YF-THS111')).toEqual({
      lines: ['102 35.00', '128 KRV111 -5.00', '120 KRV111 -30.00', '129 KRV111 1.00', '644 -1.00'],
    });
    expect(await ledgerOf('B')).toEqual([
      { gl_account: '120', balance: '5.00' },
      { gl_account: '128', balance: '30.00' },
      { gl_account: '129', balance: '-6.00' },
    ]);
    expect(await aged('B')).toMatchObject({ days1To30: '5.00', total: '5.00', doubtful: '30.00' });
  });

  it('are cleared in parts by advances that are matched and by returns', async () => {
    await owes('KRV121', 'C', '100.00');
    await becomesDoubtful('C', '60.00', '30.00');
    await s.given(TahsilatAlindi, payment('THS121', '20.00', { accountNo: 'C' }));
    const later = { accountNo: 'C', matches: [match('KRV121', '20.00')], unmatched: '0.00' };
    await s.given(TahsilatEslestirildi, matchedLater('THS121', later));
    expect(await ledgerOf('C')).toEqual([
      { gl_account: '120', balance: '40.00' },
      { gl_account: '128', balance: '40.00' },
      { gl_account: '129', balance: '-20.00' },
    ]);

    const { net, kdv, gross, kdvSummary } = exempt('50.00');
    const back = { accountNo: 'C', relatedInvoiceNo: 'KRV121', net, kdv, gross, kdvSummary };
    await s.given(IadeFaturasiAlindi, returned('IAD121', back));
    expect(await linesOf('YF-IAD121')).toEqual({
      lines: ['610 50.00', '128 KRV121 -40.00', '120 KRV121 -10.00', '129 KRV121 20.00', '644 -20.00'],
    });
    expect(await ledgerOf('C')).toEqual([{ gl_account: '120', balance: '30.00' }]);
  });

  it('are gone with their invoice when that is cancelled', async () => {
    const issued = invoice('KRV131', { accountNo: 'D' });
    await s.given(FaturaKesildi, issued);
    await becomesDoubtful('D', '8.36', '8.36');
    await s.given(FaturaIptalEdildi, cancelled(issued));

    expect(await linesOf('YF-KRV131-IPTAL')).toEqual({
      lines: [
        '128 KRV131 -8.36',
        '120 KRV131 -10.00',
        '129 KRV131 8.36',
        '644 -8.36',
        '600 15.30',
        '391001 3.06',
      ],
    });
    expect(await ledgerOf('D')).toEqual([]);
  });

  it('in another currency leave nothing in TRY when the last of the invoice is paid', async () => {
    const abroad = { accountNo: 'E', currency: 'EUR', fxRate: '50.05' };
    // 0.30 x 50.05 = 15.015, booked with 15.02; 0.10 x 50.05 = 5.005, of 120 5.01; 0.10 x 52 = 5.20 on 128.
    await s.given(FaturaKesildi, invoice('KRV141', { ...abroad, ...exempt('0.30') }));
    const doubtful = { accountNo: 'E', currency: 'EUR', amount: '0.10', fxRate: '52', provision: '0.05' };
    await s.http('POST', '/api/doubtful-receivables', { ...doubtful, date: '2010-12-15' });
    expect(await ledgerOf('E')).toEqual([
      { gl_account: '120', balance: '10.01' },
      { gl_account: '128', balance: '5.20' },
      { gl_account: '129', balance: '-2.60' },
    ]);

    for (const [paymentNo, amount] of [
      ['THS141', '0.20'],
      ['THS142', '0.10'],
    ] as const) {
      const matches = [{ ...match('KRV141', amount), fxRate: '50.05' }];
      await s.given(TahsilatAlindi, payment(paymentNo, amount, { ...abroad, fxRate: '53', matches }));
    }
    // 0.20 x 53 = 10.60 for 5.20 and 5.00 (0.20 x 50.05 less 5.01); 0.10 x 53 = 5.30 for the last 5.01.
    expect(await linesOf('YF-THS141')).toEqual({
      lines: [
        '102 10.60',
        '128 KRV141 -5.20',
        '120 KRV141 -5.00',
        '646 -0.40',
        '129 KRV141 2.60',
        '644 -2.60',
      ],
    });
    expect(await linesOf('YF-THS142')).toEqual({ lines: ['102 5.30', '120 KRV141 -5.01', '646 -0.29'] });
    expect(await ledgerOf('E')).toEqual([]);
  });
});
