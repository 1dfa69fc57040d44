import { describe, expect, it } from '@jest/globals';
import { isIban } from './iban.js';
import { isTckn } from './tckn.js';
import { isVkn } from './vkn.js';

/** The text with each of its digits replaced by every other one. */
function* withOneDigitWrong(text: string): Generator<string> {
  for (const [place, digit] of Array.from(text).entries())
    if (/\d/.test(digit))
      for (const other of '0123456789')
        if (other !== digit) yield text.slice(0, place) + other + text.slice(place + 1);
}

describe('check digits', () => {
  // The check digit of the second is 0: nothing is missing to the next ten.
  it.each(['4840847211', '1234567890'])('VKN %s is one', (text) => {
    expect(isVkn(text)).toBe(true);
  });

  it('find a wrong digit of a VKN', () => {
    expect([...withOneDigitWrong('4840847211')].filter(isVkn)).toEqual([]);
  });

  it.each(['', '484084721', '48408472110', '484084721A', ' 4840847211', '1111111111'])(
    '%j is no VKN',
    (text) => {
      expect(isVkn(text)).toBe(false);
    },
  );

  it.each(['10000000146', '12345678950'])('TCKN %s is one', (text) => {
    expect(isTckn(text)).toBe(true);
  });

  it('find a wrong digit of a TCKN', () => {
    expect([...withOneDigitWrong('10000000146')].filter(isTckn)).toEqual([]);
  });

  it.each(['', '1000000014', '100000001460', '00000000000', '1000000014A'])('%j is no TCKN', (text) => {
    expect(isTckn(text)).toBe(false);
  });

  // Examples of the IBAN registry.
  it.each(['TR330006100519786457841326', 'DE89370400440532013000', 'GB29NWBK60161331926819'])(
    'IBAN %s is one',
    (text) => {
      expect(isIban(text)).toBe(true);
    },
  );

  it('find a wrong digit of an IBAN', () => {
    expect([...withOneDigitWrong('TR330006100519786457841326')].filter(isIban)).toEqual([]);
  });

  it.each([
    '',
    'TR33 0006 1005 1978 6457 8413 26',
    'tr330006100519786457841326',
    'TR33000610051978645784132',
    'TR3300061005197864578413260',
  ])('%j is no IBAN', (text) => {
    expect(isIban(text)).toBe(false);
  });
});
