import { describe, expect, it } from '@jest/globals';
import { despatchPostings } from './despatch.js';
import { written } from './written.mother.js';

const despatch = {
  orderNo: 'SIP-536365',
  accountNo: '17850',
  despatchNoteNo: 'IRS2010000000001',
  despatchDate: '2010-12-01',
  currency: 'TRY',
  lines: [{ lineNo: 1, depotNo: 'MERKEZ', sku: '85123A', quantity: '6', cost: '9.18' }],
  cost: '9.18',
};

describe('postings of a despatch', () => {
  it('debits 621 and credits 153 with the cost', () => {
    expect(written(despatchPostings(despatch))).toEqual([
      ['621', null, '9.18', '0.00'],
      ['153', null, '0.00', '9.18'],
    ]);
  });

  it('of services only there are none', () => {
    expect(despatchPostings({ ...despatch, lines: [], cost: '0.00' })).toEqual([]);
  });
});
