import { describe, expect, it } from '@jest/globals';
import { decimalOf } from './decimal-of.js';
import type { NumberStyle } from './number-style.js';

const turkish: NumberStyle = { decimal: ',', grouping: '.', implied: 0 };
const english: NumberStyle = { decimal: '.', grouping: ',', implied: 0 };
const bare: NumberStyle = { decimal: '.', grouping: null, implied: 0 };
const implied: NumberStyle = { decimal: '.', grouping: null, implied: 2 };

describe('decimalOf', () => {
  it.each<[string, NumberStyle, string | null]>([
    ['1.234,56', turkish, '1234.56'],
    ['58076,87', turkish, '58076.87'],
    ['123,45-', turkish, '-123.45'],
    ['-123,45', turkish, '-123.45'],
    ['+1', turkish, '1'],
    ['0,00-', turkish, '0'],
    [',5', turkish, '0.5'],
    ['1.234.567', turkish, '1234567'],
    ['1,234.50', english, '1234.5'],
    ['007.10', bare, '7.1'],
    ['1.50', bare, '1.5'],
    ['2.00', bare, '2'],
    ['12.55', bare, '12.55'],
    ['1,50', turkish, '1.5'],
    ['0,05', turkish, '0.05'],
    ['00.5', bare, '0.5'],
    ['000000028259990', implied, '282599.9'],
    ['5', implied, '0.05'],
    ['5-', implied, '-0.05'],
    ['5.5', implied, '5.5'],
    // What another style would read as another number is none.
    ['1.5', turkish, null],
    ['1.234', bare, '1.234'],
    ['1.23.456', turkish, null],
    ['12.34,5', turkish, null],
    ['1,234', { ...bare }, null],
    ['1,23E+11', turkish, null],
    ['-5-', turkish, null],
    ['', turkish, null],
    ['-', turkish, null],
    ['5,', turkish, null],
    ['1 000', turkish, null],
    ['٣', turkish, null],
    ['9'.repeat(41), bare, null],
  ])('reads "%s" as it should', (text, style, expected) => {
    expect(decimalOf(text, style)).toBe(expected);
  });
});
