import { describe, expect, it } from '@jest/globals';
import { inNfc } from './in-nfc.js';

describe('inNfc', () => {
  it.each([
    ['s\u{327}', '\u{15F}'],
    ['I\u{307}', '\u{130}'],
    ['\u{212B}', '\u{C5}'],
    ['\u{1F600}e\u{301}', '\u{1F600}\u{E9}'],
    ['Ça \u{2B}', 'Ça +'],
  ])('composes %j', (text, composed) => {
    expect(inNfc(text)).toBe(composed);
  });

  it('leaves no character alone that NFC changes', () => {
    const missed: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const character = String.fromCodePoint(code);
      if (inNfc(character) !== character.normalize('NFC')) missed.push(code.toString(16));
    }
    expect(missed).toEqual([]);
  });
});
