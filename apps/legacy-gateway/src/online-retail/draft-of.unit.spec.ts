import { describe, expect, it } from '@jest/globals';
import { draftOf } from './draft-of.js';
import type { RetailLine } from './read-line.js';

const line = (differing: Partial<RetailLine> = {}): RetailLine => ({
  no: 2,
  sku: '85123A',
  quantity: '6',
  unitPrice: '2.55',
  accountNo: '17850',
  ...differing,
});

const kindOf = (documentNo: string, ...lines: RetailLine[]) => draftOf(documentNo, lines, '2010-12-01').kind;

describe('draftOf', () => {
  it.each([
    ['SALE', 'a price and a positive quantity', '536365', [line()]],
    ['SALE', 'a free sample among priced lines', '536365', [line({ unitPrice: '0.0' }), line()]],
    ['RETURN', 'C before the number', 'C536379', [line({ quantity: '-1' })]],
    ['RETURN', 'C with nothing but free samples', 'C536379', [line({ quantity: '-1', unitPrice: '0.0' })]],
    ['LOSS', 'a negative quantity without C', '536589', [line({ quantity: '-10', unitPrice: '0.0' })]],
    ['LOSS', 'a negative quantity with a price', '536589', [line({ quantity: '-10' })]],
    ['SURPLUS', 'free lines only', '536414', [line({ unitPrice: '0.0' })]],
  ])('is a %s: %s', (kind, _, documentNo, lines) => {
    expect(kindOf(documentNo, ...lines)).toBe(kind);
  });

  it('keeps every line of a sale in its order', () => {
    const { content } = draftOf(
      '536365',
      [line({ unitPrice: '0.0' }), line({ sku: '85123a' })],
      '2010-12-01',
    );

    expect(content).toEqual({
      documentNo: '536365',
      businessDate: '2010-12-01',
      accountNo: '17850',
      currency: 'TRY',
      lines: [
        { lineNo: 1, sku: '85123A', quantity: '6', unitPrice: '0.0' },
        { lineNo: 2, sku: '85123a', quantity: '6', unitPrice: '2.55' },
      ],
    });
  });

  it('turns the sign of a return', () => {
    const { content } = draftOf('C536757', [line({ quantity: '-9360', unitPrice: '0.03' })], '2010-12-02');

    expect(content.lines).toEqual([{ lineNo: 1, sku: '85123A', quantity: '9360', unitPrice: '0.03' }]);
  });

  it('keeps exact repeats of a line: they are real', () => {
    expect(draftOf('536412', [line(), line()], '2010-12-01').content.lines).toHaveLength(2);
  });

  it.each([
    ['bad-debt entries', 'A563185', [line()]],
    ['two customers in one document', '536365', [line(), line({ no: 5, accountNo: '13047' })]],
    ['a positive line in a return', 'C536379', [line({ quantity: '-1' }), line({ no: 5 })]],
    ['a negative line in a sale', '536365', [line(), line({ no: 5, quantity: '-1' })]],
  ])('refuses %s', (_, documentNo, lines) => {
    expect(() => kindOf(documentNo, ...lines)).toThrow(
      expect.objectContaining({ code: 'RULE_VIOLATION', message: expect.stringMatching(/^line \d: /) }),
    );
  });
});
