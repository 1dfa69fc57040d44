import { describe, expect, it } from '@jest/globals';
import { kdvOfRates } from './kdv-of-rates.js';

describe('kdvOfRates', () => {
  const split = (kdvs: readonly (readonly [rate: string, kdv: string])[], tenths?: number) =>
    kdvOfRates({
      currency: 'TRY',
      kdvSummary: kdvs.map(([rate, kdv]) => ({ rate, kdv })),
      withholding: tenths === undefined ? undefined : { tenths },
    }).map(({ rate, kdv, withheld, own }) => [rate, kdv.toString(), withheld.toString(), own.toString()]);

  it('has the seller owe all of it where nothing is withheld', () => {
    expect(split([['20', '3.06']])).toEqual([['20', '3.06', '0.00', '3.06']]);
  });

  it('splits the KDV of the official sample', () => {
    expect(split([['18', '3600.00']], 9)).toEqual([['18', '3600.00', '3240.00', '360.00']]);
  });

  it('rounds what is withheld once for the document', () => {
    // 9/10 of 0.05 + 0.05: rounded for the document 0.09, for each rate 0.05.
    const rates = [
      ['10', '0.05'],
      ['20', '0.05'],
    ] as const;
    expect(split(rates, 9)).toEqual([
      ['10', '0.05', '0.05', '0.00'],
      ['20', '0.05', '0.04', '0.01'],
    ]);
  });

  it('has nothing of a document without rates', () => {
    expect(split([], 9)).toEqual([]);
  });
});
