import { describe, expect, it } from '@jest/globals';
import { Money } from '@kervan/money';
import { doubtfulReceivablePostings } from './doubtful-receivable.js';
import { written } from './written.mother.js';

const receivable = {
  documentNo: 'SPH2010000000001',
  accountNo: '17850',
  date: '2010-12-31',
  currency: 'TRY',
  amount: '100.00',
  provision: '60.00',
};
const lira = (text: string) => Money.of(text, 'TRY');

describe('postings of a doubtful receivable', () => {
  it('move it from 120 to 128 and set the provision aside', () => {
    expect(written(doubtfulReceivablePostings(receivable, lira('100.00')))).toEqual([
      ['128', '17850', '100.00', '0.00'],
      ['120', '17850', '0.00', '100.00'],
      ['654', null, '60.00', '0.00'],
      ['129', null, '0.00', '60.00'],
    ]);
  });

  it('concern the account as a whole, no invoice of it', () => {
    const postings = doubtfulReceivablePostings(receivable, lira('100.00'));
    expect(postings.map(({ itemNo }) => itemNo)).toEqual([null, null, null, null]);
  });

  it('without provision do not touch 654', () => {
    const postings = doubtfulReceivablePostings({ ...receivable, provision: '0' }, lira('100.00'));
    expect(postings.map(({ glAccount }) => glAccount)).toEqual(['128', '120']);
  });

  it('in another currency clear 120 with what it was booked with', () => {
    const foreign = { ...receivable, currency: 'EUR', fxRate: '52', provision: '50' };
    expect(written(doubtfulReceivablePostings(foreign, lira('5100.00')))).toEqual([
      ['128', '17850', '5200.00', '0.00'],
      ['120', '17850', '0.00', '5100.00'],
      ['646', null, '0.00', '100.00'],
      ['654', null, '2600.00', '0.00'],
      ['129', null, '0.00', '2600.00'],
    ]);
  });
});
