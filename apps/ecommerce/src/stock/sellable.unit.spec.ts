import { describe, expect, it } from '@jest/globals';
import { sellable } from './sellable.js';

describe('what can be sold of a product', () => {
  it.each([
    ['nothing that no depot has', [], '0'],
    [
      'what depots have and hold for nobody',
      [
        ['10', '2.5'],
        ['0.125', '0'],
      ],
      '7.625',
    ],
    [
      'not what is missing in another depot',
      [
        ['5', '0'],
        ['0', '2'],
      ],
      '3',
    ],
    [
      'never less than nothing',
      [
        ['1', '0'],
        ['0', '2'],
      ],
      '0',
    ],
  ] as const)('is %s', (_, levels, expected) => {
    const given = levels.map(([onHand, reserved]) => ({ onHand, reserved }));
    expect(sellable(given).toString()).toBe(expected);
  });
});
