import { describe, expect, it } from '@jest/globals';
import { isSafe, nameTest } from './remote-name.js';

describe('names of remote files', () => {
  it.each(['1.csv', 'SATIŞ 2024-02-15 (1).csv', 'a..b', '-rf', '~x'])('takes %j', (name) => {
    expect(isSafe(name)).toBe(true);
  });

  it.each([
    '',
    '.',
    '..',
    '../x',
    '/x',
    'a/b',
    String.raw`a\b`,
    'a\0b',
    'a\rb',
    '\uFFFD.csv',
    'ş'.repeat(101),
  ])('takes no %j', (name) => {
    expect(isSafe(name)).toBe(false);
  });

  it('compares a pattern with the whole name, and nothing in it is special but * and ?', () => {
    const fits = nameTest('ORD_(?)+*.csv');

    expect(
      ['ORD_(1)+.csv', 'ORD_(1)+2.csv', 'ORD_(1)+2.csv2', 'xORD_(1)+.csv', 'ORD_(1)+2Xcsv'].map(fits),
    ).toEqual([true, true, false, false, false]);
  });

  it('compares a pattern with a very long name at once', () => {
    const name = 'a'.repeat(100_000);

    expect(['*a*a*a', '*a*a*b'].map((pattern) => nameTest(pattern)(name))).toEqual([true, false]);
  });

  it('passes over what is hidden, unfinished or a marker, whatever the pattern, but not what is no plain name', () => {
    const names = ['.', '..', '.1.csv', '1.csv.part', '1.csv.writing', '1.csv.done', '1.csv', '../1.csv'];

    expect(names.filter(nameTest('*'))).toEqual(['1.csv', '../1.csv']);
  });
});
