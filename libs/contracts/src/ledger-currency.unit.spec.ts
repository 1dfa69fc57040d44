import { describe, expect, it } from '@jest/globals';
import { fxRateOf } from './ledger-currency.js';

describe('the rate of a document', () => {
  it('is the one that it carries', () => {
    expect(fxRateOf({ currency: 'EUR', fxRate: '51.2345' })).toBe('51.2345');
  });

  it('is none in the currency of the ledger', () => {
    expect(fxRateOf({ currency: 'TRY' })).toBeNull();
    expect(fxRateOf({ currency: 'TRY', fxRate: '1' })).toBeNull();
  });

  it.each([undefined, null])('must be carried by a document in another currency: %s', (fxRate) => {
    expect(() => fxRateOf({ currency: 'EUR', fxRate })).toThrow(
      expect.objectContaining({
        code: 'FX_RATE_NOT_FOUND',
        message: 'the document is in EUR and carries no rate',
      }),
    );
  });
});
