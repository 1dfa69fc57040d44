import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { encoded } from './encoded.js';

const charsets = ['windows-1254', 'iso-8859-9', 'cp857', 'utf-8'] as const;

describe('encoded', () => {
  it.each(charsets)('writes every Turkish letter in %s so that it is read back', (charset) => {
    const letters = 'ÇĞIİÖŞÜçğıiöşü';

    expect(iconv.decode(encoded(letters, charset, 'sku'), charset)).toBe(letters);
  });

  it.each(charsets)('writes a letter and its mark as one letter in %s', (charset) => {
    expect(encoded('s\u{327}', charset, 'sku')).toEqual(encoded('ş', charset, 'sku'));
  });

  it.each([
    ['windows-1254', 'AB→', 'U+2192'],
    ['iso-8859-9', '12 €', 'U+20AC'],
    ['iso-8859-9', '“x”', 'U+201C'],
    ['cp857', 'Ωmega', 'U+03A9'],
    ['utf-8', 'x\u{D800}', 'U+D800'],
  ] as const)('refuses in %s what it does not have, and never writes "?": %s', (charset, text, point) => {
    expect(() => encoded(text, charset, 'Stok Kodu')).toThrow(
      expect.objectContaining({
        code: 'ENCODING_ERROR',
        message: `Stok Kodu: the character ${point} cannot be written in ${charset}`,
      }),
    );
  });

  it.each(charsets)('writes "?" in %s where it was meant', (charset) => {
    expect(encoded('what?', charset, 'sku').toString()).toBe('what?');
  });
});
