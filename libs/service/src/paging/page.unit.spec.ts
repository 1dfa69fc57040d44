import { describe, expect, it } from '@jest/globals';
import { pageRequest, toPage } from './page.js';

describe('a page', () => {
  const read = (count: number, limit: number) =>
    toPage(['a', 'b', 'c', 'd'].slice(0, count), { limit, after: undefined }, (item) => item);

  it('ends with its last item, the cursor of the next', () => {
    expect(read(4, 3)).toEqual({ items: ['a', 'b', 'c'], next: 'c' });
  });

  it('is the last one when nothing is left, also where it is full', () => {
    expect(read(3, 3)).toEqual({ items: ['a', 'b', 'c'], next: null });
    expect(read(0, 3)).toEqual({ items: [], next: null });
  });

  it('is asked for with bounds', () => {
    expect(pageRequest.parse({})).toEqual({ limit: 50 });
    expect(pageRequest.parse({ after: 'x', limit: '200' })).toEqual({ after: 'x', limit: 200 });
    for (const limit of ['0', '201', '1.5', 'many', ''])
      expect(pageRequest.safeParse({ limit }).success).toBe(false);
    for (const after of ['', 'x'.repeat(513)]) expect(pageRequest.safeParse({ after }).success).toBe(false);
  });
});
