import { describe, expect, it } from '@jest/globals';
import { decimalText } from './decimal-text.js';

describe('decimalText', () => {
  it.each([
    ['229.60', '229.6'],
    ['0,1901', '0.1901'],
    ['-3.96', '-3.96'],
    ['00', '0'],
    ['-0.00', '0'],
    ['.45', '0.45'],
    ['007', '7'],
    ['1000', '1000'],
    ['12345678901234567890.123456789012', '12345678901234567890.123456789012'],
  ])('%s is %s', (text, expected) => {
    expect(decimalText(text)).toBe(expected);
  });

  it.each([
    ['36596', '365.96'],
    ['5', '0.05'],
    ['-20', '-0.2'],
    ['0', '0'],
    ['12.5', '12.5'],
  ])('%s with two implied decimals is %s', (text, expected) => {
    expect(decimalText(text, 2)).toBe(expected);
  });

  it.each(['', '-', '.', '1.', '1.234,56', '1 234', '1e3', '+1', '--1', '1-', 'x', '١', '1'.repeat(21)])(
    '"%s" is no number',
    (text) => {
      expect(decimalText(text)).toBeNull();
    },
  );
});
