import { expect, it } from '@jest/globals';
import { folded } from './folded.js';

it('compares names by one rule for the four letters i', () => {
  expect(['MIKTAR', 'Miktar', ' MİKTAR ', 'mıktar'].map(folded)).toEqual(Array(4).fill('miktar'));
  expect(folded('ÜRÜN  KODU')).toBe('ürün kodu');
});
