import { describe, expect, it } from '@jest/globals';
import { valueAt } from './json-pointer.js';

describe('valueAt', () => {
  const json = { a: { b: [10, { c: null }] }, 'x/y': 1, 'm~n': 2, '': 3 };

  it.each([
    ['', json],
    ['/a/b/0', 10],
    ['/a/b/1/c', null],
    ['/x~1y', 1],
    ['/m~0n', 2],
    ['/', 3],
  ])('finds %j', (pointer, value) => {
    expect(valueAt(json, pointer)).toEqual(value);
  });

  it.each(['/none', '/a/b/2', '/a/b/0/length', '/a/b/1/c/d', '/toString', '/__proto__', '/constructor/name'])(
    'finds nothing at %j',
    (pointer) => {
      expect(valueAt(json, pointer)).toBeUndefined();
    },
  );
});
