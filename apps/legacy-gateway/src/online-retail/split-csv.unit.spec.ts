import { describe, expect, it } from '@jest/globals';
import { splitCsv } from './split-csv.js';

describe('splitCsv', () => {
  it.each([
    ['plain cells', 'a,b,,d', ['a', 'b', '', 'd']],
    ['a comma in quotes', 'a,"LOUNGE,METAL",c', ['a', 'LOUNGE,METAL', 'c']],
    ['doubled quotes', '"RECORD FRAME 7"" SINGLE ",b', ['RECORD FRAME 7" SINGLE ', 'b']],
    ['empty quotes and an empty end', '"",', ['', '']],
  ])('reads %s', (_, text, cells) => {
    expect(splitCsv(text)).toEqual(cells);
  });

  it.each([
    ['a quote that never ends', 'a,"b,c'],
    ['a quote inside a plain cell', 'a,7" FRAME,c'],
    ['text after a closing quote', '"a"b,c'],
  ])('refuses %s', (_, text) => {
    expect(splitCsv(text)).toBeNull();
  });
});
