import { describe, expect, it } from '@jest/globals';
import { faultsOf } from '@kervan/contracts';
import { keyIn, MappingFile } from './mapping-table.js';
import { units } from './units.js';

describe('the units that everybody knows', () => {
  it.each([
    ['C62', 'C62'],
    ['EA', 'C62'],
    ['H87', 'C62'],
    ['NAR', 'C62'],
    ['Adet', 'C62'],
    ['KGM', 'KGM'],
    ['kg', 'KGM'],
    ['KİLO', 'KGM'],
    ['kilo', 'KGM'],
    ['MTR', 'MTR'],
    ['LTR', 'LTR'],
    ['Lt', 'LTR'],
    ['GÜN', 'DAY'],
    ['koli', 'CT'],
    ['KOLI', 'CT'],
  ])('%s is %s', (name, code) => {
    expect(units.entries.get(keyIn(units, name))).toBe(code);
  });

  it('are codes that mean themselves', () => {
    for (const code of new Set(units.entries.values()))
      expect(units.entries.get(keyIn(units, code))).toBe(code);
  });
});

describe('a mapping file', () => {
  const file = { table: 'items', version: '3', entries: { 'A-1': '85123A', 'a-1': '85123a' } };
  const faults = (other: object): string => {
    const checked = MappingFile.safeParse({ ...file, ...other });
    return checked.success ? '' : faultsOf(checked.error);
  };

  it('is a table of exact keys', () => {
    expect(MappingFile.parse(file)).toEqual({
      name: 'items',
      version: 3,
      keys: 'exact',
      entries: new Map([
        ['A-1', '85123A'],
        ['a-1', '85123a'],
      ]),
    });
  });

  it.each([
    [{ table: 'Items' }, /^table: /],
    [{ version: '0' }, 'version: must be a whole number from 1 on'],
    [{ version: '3.1' }, 'version: must be a whole number from 1 on'],
    [{ keys: 'folded' }, 'entries: must have each key once, letters folded'],
    [{ entries: { '10000000146': '120' } }, /the tax number of a person/],
    [{ entries: { A: '' } }, /^entries\.A: /],
    [{ entries: { A: { B: 'C' } } }, /^entries\.A: /],
    [{ comment: 'x' }, /comment/],
  ])('%j is refused', (other, expected) => {
    expect(faults(other)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });
});
