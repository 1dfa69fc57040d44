import { describe, expect, it } from '@jest/globals';
import { FrequentStatements } from './frequent-statements.js';

describe('FrequentStatements', () => {
  it('names a statement from its fifth use on', () => {
    const statements = new FrequentStatements();

    const names = Array.from({ length: 6 }, () => statements.nameOf('SELECT $1'));

    expect(names).toEqual([undefined, undefined, undefined, undefined, 'kervan_0', 'kervan_0']);
  });

  it('gives each statement a name of its own, and a hundred at most', () => {
    const statements = new FrequentStatements();
    const often = (sql: string) => Array.from({ length: 5 }, () => statements.nameOf(sql)).at(-1);

    const names = Array.from({ length: 101 }, (_, index) => often(`SELECT ${index} + $1`));

    expect(new Set(names).size).toBe(101);
    expect(names.slice(-2)).toEqual(['kervan_99', undefined]);
    expect(often('SELECT 0 + $1')).toBe('kervan_0');
  });
});
