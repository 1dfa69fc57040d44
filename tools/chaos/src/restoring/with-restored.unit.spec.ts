import { describe, expect, it } from '@jest/globals';
import { withRestored } from './with-restored.js';

describe('withRestored', () => {
  it('knows what was written before a restore, and what was written since', () => {
    const before = new Map([['a', { count: 5, ids: 50, amount: 500 }]]);
    const copied = new Map([['a', { count: 3, ids: 30, amount: 300 }]]);
    const now = new Map([
      ['a', { count: 4, ids: 37, amount: 310 }],
      ['b', { count: 1, ids: 1, amount: 1 }],
    ]);

    expect(withRestored(before, copied, now)).toEqual(
      new Map([
        ['a', { count: 6, ids: 57, amount: 510 }],
        ['b', { count: 1, ids: 1, amount: 1 }],
      ]),
    );
  });
});
