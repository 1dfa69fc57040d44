import { describe, expect, it } from '@jest/globals';
import { Money } from '@kervan/money';
import { matchedLater, payment } from '../documents.mother.js';
import { DoubtfulPart } from '../doubtful-part.js';
import { clearing, doubtfulLira } from './clearing.mother.js';
import { matchedAdvancePostings, paymentPostings, type Settlement } from './payment.js';
import { written, writtenAsDocument } from './written.mother.js';

const NO = 'THS2010000000001';
const settlement = (invoiceNo: string, amount: Money, differing: Partial<Settlement> = {}): Settlement => ({
  ...clearing(amount),
  invoiceNo,
  ...differing,
});
const lira = (text: string) => Money.of(text, 'TRY');
const euro = (text: string) => Money.of(text, 'EUR');

describe('postings of a payment', () => {
  it.each([
    ['BANK', '102'],
    ['CASH', '100'],
    ['CHEQUE', '101'],
  ] as const)('by %s debit %s and credit 120', (method, glAccount) => {
    const data = payment(NO, '18.36', { method, unmatched: '0' });
    expect(written(paymentPostings(data, [settlement('KRV1', lira('18.36'))]))).toEqual([
      [glAccount, null, '18.36', '0.00'],
      ['120', '17850', '0.00', '18.36'],
    ]);
  });

  it('credit 120 for every invoice that it settles and 340 with what is left', () => {
    const data = payment(NO, '30.00', { unmatched: '1.64' });
    const postings = paymentPostings(data, [
      settlement('KRV1', lira('18.36')),
      settlement('KRV2', lira('10.00')),
    ]);
    expect(written(postings)).toEqual([
      ['102', null, '30.00', '0.00'],
      ['120', '17850', '0.00', '18.36'],
      ['120', '17850', '0.00', '10.00'],
      ['340', '17850', '0.00', '1.64'],
    ]);
    expect(postings.map(({ itemNo }) => itemNo)).toEqual([null, 'KRV1', 'KRV2', null]);
  });

  it('clear 120 at the rate of the invoice; 646 has what is won, 656 what is lost', () => {
    const data = payment(NO, '30.00', { currency: 'EUR', fxRate: '52.1', unmatched: '5.00' });
    const postings = paymentPostings(data, [
      settlement('KRV1', euro('10.00'), { fxRate: '51.2345' }),
      settlement('KRV2', euro('15.00'), { fxRate: '53' }),
    ]);
    // 521.00 for what was booked with 512.35 (512.345), 781.50 for what was booked with 795.00.
    expect(written(postings)).toEqual([
      ['102', null, '1563.00', '0.00'],
      ['120', '17850', '0.00', '512.35'],
      ['646', null, '0.00', '8.65'],
      ['120', '17850', '0.00', '795.00'],
      ['656', null, '13.50', '0.00'],
      ['340', '17850', '0.00', '260.50'],
    ]);
    expect(writtenAsDocument(postings)).toEqual([
      ['102', '30.00', '0.00'],
      ['120', '0.00', '10.00'],
      ['646', '0.00', '0.00'],
      ['120', '0.00', '15.00'],
      ['656', '0.00', '0.00'],
      ['340', '0.00', '5.00'],
    ]);
  });

  it('clear what is doubtful first, and release the provision for it', () => {
    const data = payment(NO, '100.00', { unmatched: '0' });
    const doubtful = doubtfulLira('60.00', '45.00');
    const postings = paymentPostings(data, [settlement('KRV1', lira('100.00'), { doubtful })]);
    expect(written(postings)).toEqual([
      ['102', null, '100.00', '0.00'],
      ['128', '17850', '0.00', '60.00'],
      ['120', '17850', '0.00', '40.00'],
      ['129', '17850', '45.00', '0.00'],
      ['644', null, '0.00', '45.00'],
    ]);
    expect(postings.map(({ itemNo }) => itemNo)).toEqual([null, 'KRV1', 'KRV1', 'KRV1', null]);
  });

  it('do not touch 120 where all of it is doubtful, nor 129 where nothing was set aside', () => {
    const data = payment(NO, '60.00', { unmatched: '0' });
    const doubtful = doubtfulLira('60.00', '0.00');
    const postings = paymentPostings(data, [settlement('KRV1', lira('60.00'), { doubtful })]);
    expect(postings.map(({ glAccount }) => glAccount)).toEqual(['102', '128']);
  });

  it('clear 128 with what it was booked with; 646 has what is won', () => {
    const data = payment(NO, '10.00', { currency: 'EUR', fxRate: '53', unmatched: '0' });
    const doubtful = new DoubtfulPart(
      { document: euro('4.00'), lira: lira('208.00') },
      { document: euro('2.00'), lira: lira('104.00') },
    );
    const postings = paymentPostings(data, [settlement('KRV1', euro('10.00'), { fxRate: '51', doubtful })]);
    // 530.00 for 4.00 booked with 208.00 and 6.00 booked with 306.00.
    expect(written(postings)).toEqual([
      ['102', null, '530.00', '0.00'],
      ['128', '17850', '0.00', '208.00'],
      ['120', '17850', '0.00', '306.00'],
      ['646', null, '0.00', '16.00'],
      ['129', '17850', '104.00', '0.00'],
      ['644', null, '0.00', '104.00'],
    ]);
  });

  it('leave nothing of an invoice in TRY when the last part of it is paid', () => {
    // 0.30 x 50.05 = 15.015, booked with 15.02; three parts of 0.10 would be 5.01 each: 15.03.
    const cleared = ['0.00', '0.10', '0.20'].map((before) => {
      const data = payment(NO, '0.10', { currency: 'EUR', fxRate: '50.05', unmatched: '0' });
      const part = settlement('KRV1', euro('0.10'), { fxRate: '50.05', clearedBefore: euro(before) });
      return paymentPostings(data, [part])[1]?.credit.lira.toString();
    });
    expect(cleared).toEqual(['5.01', '5.00', '5.01']);
  });
});

describe('postings of an advance that is matched later', () => {
  it('debit 340 and credit 120', () => {
    const data = matchedLater(NO, { matches: [], unmatched: '1.64' });
    const postings = matchedAdvancePostings(data, [settlement('KRV1', lira('18.36'))]);
    expect(written(postings)).toEqual([
      ['340', '17850', '18.36', '0.00'],
      ['120', '17850', '0.00', '18.36'],
    ]);
    expect(postings.map(({ itemNo }) => itemNo)).toEqual([null, 'KRV1']);
  });

  it('take the advance at the rate of its payment and leave nothing of it in TRY', () => {
    const advance = { currency: 'EUR', fxRate: '50.05' };
    const paid = paymentPostings(payment(NO, '0.30', { ...advance, unmatched: '0.30' }), []);
    const part = settlement('KRV1', euro('0.10'), { fxRate: '50.05' });
    const matched = ['0.20', '0.10', '0'].map((unmatched) =>
      matchedAdvancePostings(matchedLater(NO, { ...advance, matches: [], unmatched }), [part]),
    );
    expect(written(paid)[1]).toEqual(['340', '17850', '0.00', '15.02']);
    expect(matched.map((postings) => postings[0]?.debit.lira.toString())).toEqual(['5.01', '5.00', '5.01']);
  });

  it('book what is won or lost between the rates of payment and invoice', () => {
    const data = matchedLater(NO, { currency: 'EUR', fxRate: '50', matches: [], unmatched: '0' });
    expect(
      written(matchedAdvancePostings(data, [settlement('KRV1', euro('10.00'), { fxRate: '51' })])),
    ).toEqual([
      ['340', '17850', '500.00', '0.00'],
      ['120', '17850', '0.00', '510.00'],
      ['656', null, '10.00', '0.00'],
    ]);
  });
});
