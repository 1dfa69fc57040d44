import { describe, expect, it } from '@jest/globals';
import { Money } from '@kervan/money';
import { missingEntries, type Entry, type Sale } from './sale.js';

const lira = (text: string) => Money.of(text, 'TRY');
const ayse = { employeeNo: 'P-1', rate: '2.5' };
const ali = { employeeNo: 'P-2', rate: '5' };
const sale = (net: string, change: Partial<Sale> = {}): Sale => ({
  invoiceNo: 'KRV2026000000001',
  net: lira(net),
  fxRate: null,
  settledOn: '2026-03-15',
  settledBy: 'THS2026000000001',
  seller: ayse,
  returns: [],
  entries: [],
  ...change,
});
const goods = (returnNo: string, net: string, settled = false) => ({
  returnNo,
  issueDate: '2026-03-20',
  net: lira(net),
  settled,
  counted: false,
});
const entries = (of: Sale): Entry[] => missingEntries(of, '15');
const told = (of: Sale) =>
  entries(of).map(({ kind, employeeNo, base, amount, tax, returnInvoiceNo }) =>
    [kind, employeeNo, base, amount, tax, returnInvoiceNo].join(' '),
  );
/** The sale after its missing entries were made. */
const after = (of: Sale, change: Partial<Sale> = {}): Sale => ({
  ...of,
  returns: of.returns.map((each) => ({ ...each, counted: true })),
  entries: [...of.entries, ...entries(of)],
  ...change,
});

describe('the commission of a settled invoice', () => {
  it('is half-up(net x rate), of which tax is withheld', () => {
    expect(entries(sale('15.30'))).toMatchObject([
      { kind: 'ACCRUAL', employeeNo: 'P-1', rate: '2.5', date: '2026-03-15', paymentNo: 'THS2026000000001' },
    ]);
    expect(told(sale('15.30'))).toEqual(['ACCRUAL P-1 15.30 0.38 0.06 ']);
  });

  it('is accrued once', () => {
    expect(entries(after(sale('15.30')))).toEqual([]);
  });

  it('is of what did not come back before', () => {
    expect(told(sale('100.00', { returns: [goods('IAD-1', '40.00')] }))).toEqual([
      'ACCRUAL P-1 60.00 1.50 0.23 ',
    ]);
  });

  it('is in TRY, at the rate of the invoice', () => {
    const exported = sale('0', { net: Money.of('100.00', 'EUR'), fxRate: '51.2345' });
    expect(told(exported)).toEqual(['ACCRUAL P-1 5123.45 128.09 19.21 ']);
  });

  it('is nothing where nobody earns by it, or it rounds to nothing', () => {
    expect(entries(sale('15.30', { seller: null }))).toEqual([]);
    expect(entries(sale('0.19'))).toEqual([]);
    expect(entries(sale('15.30', { seller: { employeeNo: 'P-1', rate: '0' } }))).toEqual([]);
  });

  it('falls with every return by what is left less', () => {
    const returned = after(sale('100.00'), { returns: [goods('IAD-1', '33.33'), goods('IAD-2', '33.33')] });
    // 2.50, then 66.67 x 2.5 % = 1.67, then 33.34 x 2.5 % = 0.83; tax of it 0.38, 0.25, 0.12.
    expect(told(returned)).toEqual([
      'REVERSAL P-1 33.33 0.83 0.13 IAD-1',
      'REVERSAL P-1 33.33 0.84 0.13 IAD-2',
    ]);
  });

  it('ends at exactly nothing when everything came back, whatever was rounded on the way', () => {
    const thirds = ['IAD-1', 'IAD-2', 'IAD-3'].map((returnNo) => goods(returnNo, '0.10'));
    // 0.30 x 5 % = 0.015, so 0.02; 0.20 leaves 0.01; 0.10 leaves 0.005, so 0.01 still; nothing leaves nothing.
    expect(told(after(sale('0.30', { seller: ali }), { returns: thirds }))).toEqual([
      'REVERSAL P-2 0.10 0.01 0.00 IAD-1',
      'REVERSAL P-2 0.20 0.01 0.00 IAD-3',
    ]);
  });

  it('takes what more came back than was sold for everything', () => {
    expect(told(after(sale('100.00'), { returns: [goods('IAD-1', '120.00')] }))).toEqual([
      'REVERSAL P-1 100.00 2.50 0.38 IAD-1',
    ]);
  });

  it('keeps the tax rate it was accrued with', () => {
    const returned = after(sale('100.00'), { returns: [goods('IAD-1', '100.00')] });
    expect(missingEntries(returned, '40').map(({ tax }) => tax.toString())).toEqual(['0.38']);
  });

  it('is of everything that a payment settled, though the return after it was heard of first', () => {
    const paidFirst = sale('100.00', { returns: [goods('IAD-1', '10.00'), goods('IAD-2', '40.00', true)] });
    // 90.00 x 2.5 % = 2.25, tax 0.34; 50.00 leaves 1.25, tax 0.19.
    expect(told(paidFirst)).toEqual(['ACCRUAL P-1 90.00 2.25 0.34 ', 'REVERSAL P-1 40.00 1.00 0.15 IAD-2']);
  });

  it('is of what the return left that settled it', () => {
    const returned = [goods('IAD-1', '40.00', true), goods('IAD-2', '20.00', true)];
    // 60.00 x 2.5 % = 1.50, tax 0.23; 40.00 leaves 1.00, tax 0.15.
    expect(told(sale('100.00', { settledBy: null, returns: returned }))).toEqual([
      'ACCRUAL P-1 60.00 1.50 0.23 ',
      'REVERSAL P-1 20.00 0.50 0.08 IAD-2',
    ]);
  });

  it('is made up where a payment turns out to have settled it before the return', () => {
    const byReturn = after(sale('100.00', { settledBy: null, returns: [goods('IAD-1', '40.00', true)] }));
    const turnedOut = { ...byReturn, settledBy: 'THS-1', settledOn: '2026-03-14' };
    expect(entries(turnedOut)).toMatchObject([
      { kind: 'ACCRUAL', paymentNo: 'THS-1', date: '2026-03-14' },
      { kind: 'REVERSAL', date: '2026-03-20' },
    ]);
    expect(told(turnedOut)).toEqual(['ACCRUAL P-1 40.00 1.00 0.15 ', 'REVERSAL P-1 40.00 1.00 0.15 IAD-1']);
    expect(entries(after(turnedOut))).toEqual([]);
  });

  it('is made up though everything was taken back by then', () => {
    const gone = after(
      sale('100.00', {
        settledBy: null,
        returns: [goods('IAD-1', '40.00', true), goods('IAD-2', '60.00', true)],
      }),
    );
    expect(told({ ...gone, settledBy: 'THS-1' })).toEqual([
      'ACCRUAL P-1 40.00 1.00 0.15 ',
      'REVERSAL P-1 40.00 1.00 0.15 IAD-1',
    ]);
  });

  it('moves to whoever the sale turns out to be of, without what came back', () => {
    const accrued = after(sale('100.00'), { returns: [goods('IAD-1', '40.00')] });
    expect(told({ ...after(accrued), seller: ali })).toEqual([
      'REVERSAL P-1 60.00 1.50 0.23 ',
      'ACCRUAL P-2 60.00 3.00 0.45 ',
    ]);
  });

  it('is taken back where it turns out to be nobody’s, and comes again', () => {
    const nobodys = after(sale('100.00'), { seller: null });
    expect(told(nobodys)).toEqual(['REVERSAL P-1 100.00 2.50 0.38 ']);
    expect(entries(after(nobodys))).toEqual([]);
    expect(told(after(nobodys, { seller: ayse }))).toEqual(['ACCRUAL P-1 100.00 2.50 0.38 ']);
  });
});
