import { describe, expect, it } from '@jest/globals';
import { Names } from './names.js';

const names = new Names(['Ayşe Yılmaz', 'ÖZ IŞIK Ticaret A.Ş.', 'Acme', ' ']);
const found = (text: string) => names.isIn(JSON.stringify({ description: 'CREAM CUPID HEARTS', text }));

describe('names of people', () => {
  it.each([
    'Ayşe Yılmaz',
    'for AYŞE  YILMAZ, urgent',
    'ayse yilmaz',
    'Öz Işık ticaret a.ş.',
    'said "Ayşe Yılmaz"',
    'Acme',
  ])('are found in %s', (text) => {
    expect(found(text)).toBe(true);
  });

  it.each(['Ayşe', 'Yılmaz Ayşe', 'Ayşe Yılmazer', 'ACME', 'ACME ANVIL', 'öz ışık'])(
    'are not found in %s',
    (text) => {
      expect(found(text)).toBe(false);
    },
  );

  it('of one word are not the codes that are written alike, but are themselves anywhere else', () => {
    const retail = new Names(['RETAIL']);
    expect(retail.isIn('{"segment":"RETAIL","lines":[{"reason":"RETAIL"}]}')).toBe(false);
    expect(retail.isIn('{"segment":"RETAIL","lines":[{"note":"RETAIL"}]}')).toBe(true);
  });

  it('of several words are found wherever they are', () => {
    expect(names.isIn('{"reason":"Ayşe Yılmaz"}')).toBe(true);
  });

  it('are found in a list, behind escapes and in what is no JSON', () => {
    expect(names.isIn('["x",["Ay\\u015fe Y\\u0131lmaz"]]')).toBe(true);
    expect(names.isIn('<name>Ayşe Yılmaz</name>')).toBe(true);
  });

  it('are none where nobody is known', () => {
    expect(new Names([]).isIn('{"text":"Ayşe Yılmaz"}')).toBe(false);
  });
});
