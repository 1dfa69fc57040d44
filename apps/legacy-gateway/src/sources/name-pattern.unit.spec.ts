import { describe, expect, it } from '@jest/globals';
import { NamePattern, placeText, positionOf } from './name-pattern.js';

describe('positionOf', () => {
  it.each([
    ['ORD_{sequence}.edi', 'ORD_17.edi', 17],
    ['ORD_{sequence}.edi', 'ORD_000017.edi', 17],
    ['ORD_{sequence}.edi', 'ORD_17.edi.bak', null],
    ['ORD_{sequence}.edi', 'ORDx17.edi', null],
    ['*_{sequence}.*', 'any.thing_9.csv', 9],
    ['*{sequence}.edi', 'ORD000123.edi', 123],
    ['*{sequence}*', '2024_ORD_17-b.edi', 17],
    ['{sequence}*', '17ab.edi', 17],
    ['{sequence}*', '1234567890123456.edi', null],
    ['V2{sequence}.edi', 'V217.edi', 17],
    ['a+b({sequence}).txt', 'a+b(3).txt', 3],
    ['s-{date}.csv', 's-1970-01-02.csv', 1],
    ['s-{date}.csv', 's-19700102.csv', 1],
    ['s-{date}.csv', 's-1969-12-31.csv', -1],
    ['s-{date}.csv', 's-2024-02-30.csv', null],
    ['s-{date}.csv', 's-2024-2-3.csv', null],
  ])('given %s and %s, it is %s', (pattern, name, expected) => {
    expect(positionOf(pattern, name)).toBe(expected);
  });

  it('is found in the longest name at once, however many asterisks there are', () => {
    const name = 'a1'.repeat(127);

    expect(positionOf('*a*a*a*a*a*a*a*{sequence}b', name)).toBeNull();
    expect(positionOf('{sequence}*a*a*a*a*a*a*a*b', name)).toBeNull();
    expect(positionOf('*a*a*a*a*a*a*a*{sequence}', name)).toBe(1);
  });

  it.each(['SATIS.csv', '{sequence}{date}', '{sequence}-{sequence}', ''])(
    'refuses the pattern "%s"',
    (pattern) => {
      expect(NamePattern.safeParse(pattern).success).toBe(false);
    },
  );

  it('is written as people write it', () => {
    expect([placeText('sequence', 17), placeText('date', 1)]).toEqual(['17', '1970-01-02']);
  });
});
