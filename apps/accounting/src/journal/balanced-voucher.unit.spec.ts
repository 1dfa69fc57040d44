import { describe, expect, it } from '@jest/globals';
import { Money } from '@kervan/money';
import { BalancedVoucher } from './balanced-voucher.js';
import { credit, debit } from './posting.js';

const head = {
  voucherNo: 'YF-KRV2010000000001',
  documentDate: '2010-12-01',
  sourceEventId: '0197f3c2-0000-7000-8000-000000000001',
  documentNo: 'KRV2010000000001',
  currency: 'TRY',
  fxRate: null,
};
const lira = (text: string) => ({ document: Money.of(text, 'TRY'), lira: Money.of(text, 'TRY') });

describe('BalancedVoucher', () => {
  it('is made of postings whose sides are equal', () => {
    const voucher = BalancedVoucher.of(head, [
      debit('120', lira('18.36'), { accountNo: '17850' }),
      credit('600', lira('15.30')),
      credit('391001', lira('3.06')),
    ]);
    expect(voucher.total.toString()).toBe('18.36');
  });

  it('is refused when one kurus is missing, with both sums', () => {
    const postings = [debit('120', lira('18.36'), { accountNo: '17850' }), credit('600', lira('18.35'))];
    expect(() => BalancedVoucher.of(head, postings)).toThrow(
      expect.objectContaining({
        code: 'VOUCHER_UNBALANCED',
        message: 'voucher YF-KRV2010000000001 does not balance: debit 18.36, credit 18.35 TRY',
      }),
    );
  });

  it('is refused when it balances in TRY alone', () => {
    const euro = (text: string, inLira: string) => ({
      document: Money.of(text, 'EUR'),
      lira: Money.of(inLira, 'TRY'),
    });
    const postings = [
      debit('120', euro('18.36', '918.00'), { accountNo: '17850' }),
      credit('600', euro('18.35', '918.00')),
    ];
    expect(() => BalancedVoucher.of({ ...head, currency: 'EUR' }, postings)).toThrow(
      expect.objectContaining({ message: expect.stringContaining('debit 18.36, credit 18.35 EUR') }),
    );
  });

  it('cannot be made without the check', () => {
    const postings = [debit('120', lira('1'), { accountNo: '17850' })];
    // @ts-expect-error -- the constructor is private: an unbalanced voucher does not compile
    expect(new BalancedVoucher(head, postings, Money.of('1', 'TRY'))).toBeDefined();
  });
});
