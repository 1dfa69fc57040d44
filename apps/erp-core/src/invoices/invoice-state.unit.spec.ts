import { describe, expect, it } from '@jest/globals';
import { stateOf } from './invoice-state.js';

describe('the state of an invoice', () => {
  it.each([
    ['120.00', '120.00', 'OPEN'],
    ['120.00', '119.99', 'PARTLY_SETTLED'],
    ['120.00', '0.01', 'PARTLY_SETTLED'],
    ['120.00', '0', 'SETTLED'],
    ['120.00', '-0.01', 'SETTLED'],
    ['0.00', '0.00', 'SETTLED'],
  ])('of which %s is payable and %s open is %s', (payable, openAmount, state) => {
    expect(stateOf({ currency: 'TRY', payable, openAmount, cancelledAt: null })).toBe(state);
  });

  it('is CANCELLED once it was cancelled, though nothing is open', () => {
    const cancelled = { currency: 'TRY', payable: '120.00', openAmount: '0', cancelledAt: new Date() };
    expect(stateOf(cancelled)).toBe('CANCELLED');
  });
});
