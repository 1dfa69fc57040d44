import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { escaped, globOf } from './glob.js';

const fits = (pattern: string, text: string) => new RegExp(`^${globOf(pattern, escaped)}$`, 'su').test(text);

describe('a pattern with asterisks', () => {
  it('fits what it would fit if every asterisk were tried in every way', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '\n'), maxLength: 12 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (some, name) => {
        const everyWay = new RegExp(`^${some.split('*').map(escaped).join('.*')}$`, 'su');
        expect(fits(some, name)).toBe(everyWay.test(name));
      }),
      { numRuns: 5_000 },
    );
  });

  it.each(['$', '^', '.', '+', '?', '(', '[', '{', '|', '\\'])('takes %s as it is', (sign) => {
    expect([fits(`a${sign}*`, `a${sign}b`), fits(`a${sign}*`, 'aab')]).toEqual([true, false]);
  });
});
