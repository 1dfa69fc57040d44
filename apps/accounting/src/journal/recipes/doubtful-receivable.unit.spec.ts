import { describe, expect, it } from '@jest/globals';
import { Money } from '@kervan/money';
import { doubtfulReceivablePostings, type DoubtfulItem } from './doubtful-receivable.js';
import { written } from './written.mother.js';

const receivable = {
  documentNo: 'SPH2010000000001',
  accountNo: '17850',
  date: '2010-12-31',
  currency: 'TRY',
  amount: '100.00',
  provision: '60.00',
};
const item = (itemNo: string, text: string, lira = text, currency = 'TRY'): DoubtfulItem => ({
  itemNo,
  booked: { document: Money.of(text, currency), lira: Money.of(lira, 'TRY') },
});

describe('postings of a doubtful receivable', () => {
  it('move it from 120 to 128 and set the provision aside', () => {
    expect(written(doubtfulReceivablePostings(receivable, [item('KRV1', '100.00')]))).toEqual([
      ['128', '17850', '100.00', '0.00'],
      ['120', '17850', '0.00', '100.00'],
      ['654', null, '60.00', '0.00'],
      ['129', '17850', '0.00', '60.00'],
    ]);
  });

  it('move it item by item, with a part of the provision each that sum up to it', () => {
    // 10.00 x 1/3 = 3.33, x 2/3 = 6.67: the parts are what this grows by.
    const items = [item('KRV1', '10.00'), item('KRV2', '10.00'), item('KRV3', '10.00')];
    const postings = doubtfulReceivablePostings(
      { ...receivable, amount: '30.00', provision: '10.00' },
      items,
    );
    expect(postings.map(({ itemNo }) => itemNo)).toEqual([
      ...['KRV1', 'KRV1', 'KRV2', 'KRV2', 'KRV3', 'KRV3'],
      null,
      ...['KRV1', 'KRV2', 'KRV3'],
    ]);
    expect(written(postings).slice(6)).toEqual([
      ['654', null, '10.00', '0.00'],
      ['129', '17850', '0.00', '3.33'],
      ['129', '17850', '0.00', '3.34'],
      ['129', '17850', '0.00', '3.33'],
    ]);
  });

  it('without provision do not touch 654', () => {
    const postings = doubtfulReceivablePostings({ ...receivable, provision: '0' }, [item('KRV1', '100.00')]);
    expect(postings.map(({ glAccount }) => glAccount)).toEqual(['128', '120']);
  });

  it('in another currency clear 120 with what it was booked with', () => {
    const foreign = { ...receivable, currency: 'EUR', fxRate: '52', provision: '50' };
    expect(written(doubtfulReceivablePostings(foreign, [item('KRV1', '100.00', '5100.00', 'EUR')]))).toEqual([
      ['128', '17850', '5200.00', '0.00'],
      ['120', '17850', '0.00', '5100.00'],
      ['646', null, '0.00', '100.00'],
      ['654', null, '2600.00', '0.00'],
      ['129', '17850', '0.00', '2600.00'],
    ]);
  });
});
