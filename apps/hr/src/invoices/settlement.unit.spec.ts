import { describe, expect, it } from '@jest/globals';
import { decisiveSettlement } from './settlement.js';

const none = { settledOn: null, settledBy: null };
const returned = { settledOn: '2026-03-10', settledBy: null };
const paid = { settledOn: '2026-03-15', settledBy: 'THS-2' };

describe('of two settlements', () => {
  it.each([
    ['any beats none', returned, none],
    ['a payment beats an earlier return', paid, returned],
    ['the earlier return counts', returned, { ...returned, settledOn: '2026-03-11' }],
    ['the earlier payment counts', paid, { settledOn: '2026-03-16', settledBy: 'THS-1' }],
    ['of one day the payment with the lower number counts', { ...paid, settledBy: 'THS-1' }, paid],
  ])('%s, whichever comes first', (_, decisive, other) => {
    expect(decisiveSettlement(decisive, other)).toEqual(decisive);
    expect(decisiveSettlement(other, decisive)).toEqual(decisive);
  });
});
