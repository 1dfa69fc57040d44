import { describe, expect, it } from '@jest/globals';
import { ValueStyle } from '../destinations/value-style.js';
import { written } from './written.js';

const decimal = { type: 'decimal', places: 2, decimal: ',', grouping: '.' };

describe('written', () => {
  it.each([
    [decimal, '1234.5', '1.234,50'],
    [decimal, '1234567.89', '1.234.567,89'],
    [decimal, '-0.5', '-0,50'],
    [decimal, '-0.00', '0,00'],
    [decimal, '0012.5', '12,50'],
    [decimal, '100', '100,00'],
    [decimal, '', ''],
    [{ ...decimal, sign: 'after' }, '-1234.5', '1.234,50-'],
    [{ ...decimal, decimal: null, grouping: null }, '12.3', '1230'],
    [{ ...decimal, decimal: null, grouping: null }, '0.05', '005'],
    [{ ...decimal, places: 0, decimal: '.' }, '42.000', '42'],
    [{ type: 'day', pattern: 'DD.MM.YYYY' }, '2026-03-02', '02.03.2026'],
    [{ type: 'day', pattern: 'YYMMDD' }, '2026-03-02', '260302'],
    [{ type: 'text' }, ' x;y ', ' x;y '],
    [{ type: 'text', codes: { C62: 'ADET' } }, 'C62', 'ADET'],
  ])('in %j "%s" is "%s"', (style, value, expected) => {
    expect(written(value, ValueStyle.parse(style), 'column')).toBe(expected);
  });

  it.each([
    ['more decimals than are written', decimal, '0.035'],
    ['what is no number', decimal, '1,5'],
    ['what is no day', { type: 'day', pattern: 'DD.MM.YYYY' }, '02.03.2026'],
    ['a code that was not declared', { type: 'text', codes: { C62: 'ADET' } }, 'KGM'],
    ['a code that every object has', { type: 'text', codes: { C62: 'ADET' } }, 'constructor'],
  ])('refuses %s, and names the column', (_, style, value) => {
    expect(() => written(value, ValueStyle.parse(style), 'Fiyat')).toThrow(
      expect.objectContaining({ code: 'FORMAT_ERROR', message: expect.stringContaining('Fiyat: ') }),
    );
  });
});
