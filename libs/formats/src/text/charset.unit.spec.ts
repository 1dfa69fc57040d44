import { describe, expect, it } from '@jest/globals';
import { withSamples } from '../samples.mother.js';
import { decodedText, textCharsets, type TextCharset } from './charset.js';

const letters = 'ÇĞİÖŞÜçğıöşü';
const bytes: Readonly<Record<TextCharset, string>> = {
  'utf-8': 'c387c49ec4b0c396c59ec39cc3a7c49fc4b1c3b6c59fc3bc',
  'windows-1254': 'c7d0ddd6dedce7f0fdf6fefc',
  'iso-8859-9': 'c7d0ddd6dedce7f0fdf6fefc',
  cp857: '80a698999e9a87a78d949f81',
};
const read = (hex: string, charset: TextCharset) =>
  decodedText(Buffer.from(hex, 'hex').toString('latin1'), charset);

describe('decodedText', () => {
  it.each(textCharsets)('reads the letters of Turkish in %s', (charset) => {
    expect(read(bytes[charset], charset)).toEqual({ kind: 'text', text: letters });
  });

  it.each<[string, string, TextCharset, number]>([
    ['windows-1254 declared as UTF-8', '41fe42', 'utf-8', 1],
    ['a character of UTF-8 cut short', '4142c5', 'utf-8', 2],
    ['an overlong form of UTF-8', '41c0af', 'utf-8', 1],
    ['a surrogate in UTF-8', 'c59feda080', 'utf-8', 2],
    ['a letter lost before, in UTF-8', '41efbfbd', 'utf-8', 1],
    ['a letter lost before, read as windows-1254', '41efbfbd', 'windows-1254', 1],
    ['quotes of windows-1254 declared as ISO-8859-9', '419342', 'iso-8859-9', 1],
    ['a byte that windows-1254 has not', '41428d', 'windows-1254', 2],
    ['a byte that CP857 has not', '41e7', 'cp857', 1],
  ])('refuses %s with its byte', (_, hex, charset, index) => {
    expect(read(hex, charset)).toEqual({ kind: 'broken', index });
  });

  it('reads the quotes and the euro of windows-1254', () => {
    expect(read('9380e494', 'windows-1254')).toEqual({ kind: 'text', text: '“€ä”' });
  });

  it('leaves letters and their marks apart, as they came', () => {
    expect(read('67cc86', 'utf-8')).toEqual({ kind: 'text', text: 'g\u{306}' });
  });
});

describe('texts that do not ship', () => {
  withSamples((sample) => {
    const text = (name: string, charset: TextCharset) =>
      decodedText(sample(`encodings/${name}`).toString('latin1'), charset);

    it('windows-1254 of the tax office is read as what it is', () => {
      const decoded = text('gib-0_ACIKLAMALAR-cp1254.txt', 'windows-1254');
      expect(decoded.kind === 'text' && /[ğışİŞ]/.test(decoded.text)).toBe(true);
      expect(text('gib-0_ACIKLAMALAR-cp1254.txt', 'utf-8').kind).toBe('broken');
    });
  });
});
