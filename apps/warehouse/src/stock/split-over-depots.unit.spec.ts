import { describe, expect, it } from '@jest/globals';
import { Quantity } from '@kervan/money';
import { splitOverDepots } from './split-over-depots.js';
import { StockItem } from './stock-item.js';

const item = (depotNo: string, onHand: string, reserved = '0') =>
  new StockItem({
    depotNo,
    sku: '85123A',
    onHand,
    reserved,
    costValue: '0.00',
    unitCost: '0',
    openingQuantity: onHand,
    currency: 'TRY',
    version: 1,
  });
const split = (quantity: string, ...items: StockItem[]) =>
  splitOverDepots('85123A', Quantity.of(quantity), items).map((share) => [
    share.item.depotNo,
    share.quantity.toString(),
  ]);

describe('splitOverDepots', () => {
  it.each([
    ['2', [['A', '2']]],
    ['3', [['A', '3']]],
    [
      '4',
      [
        ['A', '3'],
        ['C', '1'],
      ],
    ],
    ['0', []],
  ])('takes %s from the first depots that have it available', (quantity, shares) => {
    expect(split(quantity, item('A', '5', '2'), item('B', '4', '4'), item('C', '2'))).toEqual(shares);
  });

  it('refuses what all depots together do not have', () => {
    expect(() => split('6', item('A', '3'), item('C', '2.5'))).toThrow(
      expect.objectContaining({
        code: 'STOCK_INSUFFICIENT',
        message: 'stock of 85123A in all depots: 6 asked for, 0.5 of them missing',
      }),
    );
    expect(() => split('1')).toThrow(expect.objectContaining({ code: 'STOCK_INSUFFICIENT' }));
  });
});
