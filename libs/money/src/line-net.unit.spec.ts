import { describe, expect, it } from '@jest/globals';
import { lineNet } from './line-net.js';

describe('lineNet', () => {
  it.each([
    ['6', '2.55', '15.30'],
    ['1', '1.005', '1.01'],
    ['3', '0.001', '0.00'],
    ['5', '0.001', '0.01'],
    ['0.125', '4.04', '0.51'],
    ['12', '0', '0.00'],
    ['80995', '2.08', '168469.60'],
    ['-1', '1.005', '-1.01'],
  ])('given %s x %s TRY, it is %s', (quantity, unitPrice, net) => {
    expect(lineNet(quantity, unitPrice, 'TRY').toString()).toBe(net);
  });

  it('takes the discount off before it rounds', () => {
    expect(lineNet('1', '1.005', 'TRY', '0.001').toString()).toBe('1.00');
  });

  it("rounds at the currency's exponent", () => {
    expect(lineNet('3', '33.5', 'JPY').toString()).toBe('101');
    expect(lineNet('1', '0.0005', 'KWD').toString()).toBe('0.001');
  });

  it.each([
    ['six', '1'],
    ['1', '2,55'],
  ])('given %s x %s, it refuses', (quantity, unitPrice) => {
    expect(() => lineNet(quantity, unitPrice, 'TRY')).toThrow(RangeError);
  });
});
