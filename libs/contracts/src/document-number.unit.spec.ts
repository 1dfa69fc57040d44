import { describe, expect, it } from '@jest/globals';
import { documentNumber, seriesOf } from './document-number.js';

describe('document numbers', () => {
  it.each([
    ['KRV', '2010-12-31', 1, 'KRV2010000000001'],
    ['KRV', '2011-01-01', 1, 'KRV2011000000001'],
    ['IAD', '2010-12-01', 1123, 'IAD2010000001123'],
    ['KRV', '2099-01-01', 999_999_999, 'KRV2099999999999'],
  ] as const)('given %s on %s, document %i is %s', (prefix, day, number, documentNo) => {
    expect(documentNumber(seriesOf(prefix, day), number)).toBe(documentNo);
  });

  it.each([
    ['KRV2010', 1_000_000_000],
    ['KRV1999', 1],
    ['KRV2100', 1],
    ['krv2010', 1],
  ])('given series %s, document %i breaks the rule', (series, number) => {
    expect(() => documentNumber(series, number)).toThrow(expect.objectContaining({ code: 'NUMBER_INVALID' }));
  });
});
