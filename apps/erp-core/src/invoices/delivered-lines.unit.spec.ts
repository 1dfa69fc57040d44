import { describe, expect, it } from '@jest/globals';
import type { PricedLine } from '@kervan/contracts';
import { deliveredLines } from './delivered-lines.js';

const line = (lineNo: number, sku: string, quantity: string, unitPrice: string, net: string): PricedLine => ({
  lineNo,
  sku,
  quantity,
  unit: 'C62',
  unitPrice,
  kdvRate: '20',
  net,
});
const goods = line(1, '85123A', '6', '0.335', '2.01');
const others = line(2, '71053', '4', '1.00', '4.00');
const postage = line(3, 'POST', '1', '18.00', '18.00');
const order = [goods, others, postage];
const delivered = (...parts: [lineNo: number, quantity: string][]) =>
  deliveredLines(
    'TRY',
    order,
    parts.map(([lineNo, quantity]) => ({ lineNo, quantity })),
    new Set(['POST']),
  );

describe('deliveredLines', () => {
  it('given everything, is the order as it was', () => {
    expect(delivered([1, '6'], [2, '4'])).toEqual(order);
  });

  it('given the parts of several depots, sums them up and rounds the price of the line once', () => {
    expect(delivered([1, '1'], [2, '4'], [1, '2'])).toEqual([
      { ...goods, quantity: '3', net: '1.01' },
      others,
      postage,
    ]);
  });

  it('leaves out lines of which nothing was delivered, but no service', () => {
    expect(delivered([1, '6'], [2, '0'])).toEqual([goods, postage]);
    expect(delivered()).toEqual([postage]);
  });
});
