import { describe, expect, it } from '@jest/globals';
import { corpus } from './fuzz/corpus.js';
import { outcomeOfPieces } from './parsing.mother.js';
import { seededRandom } from './fuzz/seeded-random.js';
import type { Syntax } from './syntax.js';

const told = (syntax: Syntax, pieces: readonly Buffer[]) => JSON.stringify(outcomeOfPieces(syntax, pieces));

describe('bytes of a file may come in any pieces', () => {
  it.each(corpus())('$name, cut in two at each place', ({ syntax, bytes }) => {
    const whole = told(syntax, [bytes]);
    for (let at = 0; at <= bytes.length; at += bytes.length > 1000 ? 7 : 1) {
      expect(told(syntax, [bytes.subarray(0, at), bytes.subarray(at)])).toBe(whole);
    }
  });

  it.each(corpus())('$name, byte by byte and in random pieces', ({ syntax, bytes }) => {
    const whole = told(syntax, [bytes]);
    const random = seededRandom(4);
    for (const largest of [1, 3, 30, 300]) {
      const pieces = [];
      for (let at = 0; at < bytes.length;) {
        const size = 1 + Math.floor(random() * largest);
        pieces.push(bytes.subarray(at, at + size));
        at += size;
      }
      expect(told(syntax, pieces)).toBe(whole);
    }
  });
});
