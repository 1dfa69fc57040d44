import { describe, expect, it } from '@jest/globals';
import { isIban } from './iban.js';

/** The text with each of its digits replaced by every other one. */
function* withOneDigitWrong(text: string): Generator<string> {
  for (const [place, digit] of Array.from(text).entries())
    if (/\d/.test(digit))
      for (const other of '0123456789')
        if (other !== digit) yield text.slice(0, place) + other + text.slice(place + 1);
}

describe('isIban', () => {
  // Examples of the IBAN registry.
  it.each(['TR330006100519786457841326', 'DE89370400440532013000', 'GB29NWBK60161331926819'])(
    '%s is one',
    (text) => {
      expect(isIban(text)).toBe(true);
    },
  );

  it('finds a wrong digit', () => {
    expect([...withOneDigitWrong('TR330006100519786457841326')].filter(isIban)).toEqual([]);
  });

  it.each([
    '',
    'TR33 0006 1005 1978 6457 8413 26',
    'tr330006100519786457841326',
    'TR33000610051978645784132',
    'TR3300061005197864578413260',
  ])('%j is none', (text) => {
    expect(isIban(text)).toBe(false);
  });
});
