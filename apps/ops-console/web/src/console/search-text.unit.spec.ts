import { expect, it } from '@jest/globals';
import { parseSearch, stringifySearch } from './search-text.js';

it.each(['536365', '00017850', 'true', '1e3', '{"a":1}', 'a&b=c d', '“İş”'])(
  '%s stays the text that it is',
  (q) => {
    expect(parseSearch(stringifySearch({ q }))).toEqual({ q });
  },
);

it('leaves out what is not chosen', () => {
  expect(stringifySearch({ view: undefined, focus: '' })).toBe('');
});
