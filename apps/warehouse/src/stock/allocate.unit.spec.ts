import { describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { Quantity } from '@kervan/money';
import { allocate, type AvailableStock, type WantedLine } from './allocate.js';

const stock = (levels: Record<string, Record<string, string>>): AvailableStock => ({
  isStocked: (sku) => {
    if (sku === 'UNKNOWN') throw new KervanError('PRODUCT_NOT_FOUND', 'product UNKNOWN is not known');
    return sku !== 'POST';
  },
  itemsOf: (sku) =>
    Object.entries(levels[sku] ?? {}).map(([depotNo, text]) => ({ depotNo, available: Quantity.of(text) })),
});
const lines = (...wanted: [sku: string, quantity: string][]): WantedLine[] =>
  wanted.map(([sku, quantity], index) => ({ lineNo: index + 1, sku, quantity }));
const allocated = (wanted: readonly WantedLine[], available: AvailableStock) => {
  const { taken, missing } = allocate(wanted, available);
  return {
    taken: taken.map(({ lineNo, depotNo, sku, quantity }) => [lineNo, depotNo, sku, quantity.toString()]),
    missing,
  };
};

describe('allocate', () => {
  it('takes a line from the first depot that has it', () => {
    const both = stock({ MUG: { MERKEZ: '10', ANKARA: '10' } });
    expect(allocated(lines(['MUG', '6']), both)).toEqual({ taken: [[1, 'MERKEZ', 'MUG', '6']], missing: [] });
  });

  it('takes what the first depot lacks from the next one, and nothing from an empty one', () => {
    const spread = stock({ MUG: { MERKEZ: '4', IZMIR: '0', ANKARA: '10' } });
    expect(allocated(lines(['MUG', '6.5']), spread)).toEqual({
      taken: [
        [1, 'MERKEZ', 'MUG', '4'],
        [1, 'ANKARA', 'MUG', '2.5'],
      ],
      missing: [],
    });
  });

  it('lets lines of one product compete, the first one first, and sums what they miss', () => {
    const few = stock({ MUG: { MERKEZ: '5' }, LAMP: { MERKEZ: '1' } });
    expect(allocated(lines(['MUG', '4'], ['LAMP', '1'], ['MUG', '3'], ['MUG', '2']), few)).toEqual({
      taken: [
        [1, 'MERKEZ', 'MUG', '4'],
        [2, 'MERKEZ', 'LAMP', '1'],
        [3, 'MERKEZ', 'MUG', '1'],
      ],
      missing: [{ sku: 'MUG', quantity: '4' }],
    });
  });

  it('misses all of a product that was never in stock', () => {
    expect(allocated(lines(['CLOCK', '2']), stock({}))).toEqual({
      taken: [],
      missing: [{ sku: 'CLOCK', quantity: '2' }],
    });
  });

  it('passes over services', () => {
    expect(allocated(lines(['POST', '1']), stock({ POST: { MERKEZ: '5' } }))).toEqual({
      taken: [],
      missing: [],
    });
  });

  it('decides nothing on a product that is not known yet', () => {
    expect(() => allocate(lines(['UNKNOWN', '1']), stock({}))).toThrow('product UNKNOWN is not known');
  });
});
