import { describe, expect, it } from '@jest/globals';
import { combinations } from './combinations.js';

describe('the combinations of components', () => {
  it('are all choices, from none to all', () => {
    expect(combinations(['a', 'b', 'c'])).toEqual([
      [],
      ['a'],
      ['b'],
      ['a', 'b'],
      ['c'],
      ['a', 'c'],
      ['b', 'c'],
      ['a', 'b', 'c'],
    ]);
  });
});
