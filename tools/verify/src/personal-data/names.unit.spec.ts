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

  it('are none where nobody is known', () => {
    expect(new Names([]).isIn('{"text":"Ayşe Yılmaz"}')).toBe(false);
  });
});
