import { expect, it } from '@jest/globals';
import { readable } from './readable.js';

it('breaks JSON into lines', () => {
  expect(readable('{"a":["1.10"]}')).toBe('{\n  "a": [\n    "1.10"\n  ]\n}');
});

it.each(['{"offset":9007199254740993}', '{"amount":1.10}', 'not JSON', '{ "spaced": 1 }'])(
  'shows %s as it came',
  (text) => {
    expect(readable(text)).toBe(text);
  },
);
