import { describe, expect, it } from '@jest/globals';
import { commission } from '../documents.mother.js';
import { earnedCommissionPostings, reversedCommissionPostings } from './commission.js';
import { written } from './written.mother.js';

describe('postings of a commission', () => {
  it('that was earned debit 760, credit 335 with the net and 360 with the tax', () => {
    expect(written(earnedCommissionPostings(commission))).toEqual([
      ['760', null, '50.00', '0.00'],
      ['335', null, '0.00', '42.50'],
      ['360', null, '0.00', '7.50'],
    ]);
  });

  it('that was taken back are the same with sides swapped', () => {
    expect(written(reversedCommissionPostings(commission))).toEqual([
      ['335', null, '42.50', '0.00'],
      ['360', null, '7.50', '0.00'],
      ['760', null, '0.00', '50.00'],
    ]);
  });

  it('without tax do not touch 360', () => {
    const untaxed = { ...commission, tax: '0.00', net: '50.00' };
    expect(earnedCommissionPostings(untaxed).map(({ glAccount }) => glAccount)).toEqual(['760', '335']);
    expect(reversedCommissionPostings(untaxed).map(({ glAccount }) => glAccount)).toEqual(['335', '760']);
  });
});
