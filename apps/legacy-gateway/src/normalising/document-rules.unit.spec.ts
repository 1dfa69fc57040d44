import { describe, expect, it } from '@jest/globals';
import { faultsOf } from '@kervan/contracts';
import { DocumentRules } from './document-rules.js';
import { unknownTables } from './unknown-tables.js';

const faults = (rules: object): string => {
  const checked = DocumentRules.safeParse(rules);
  return checked.success ? '' : faultsOf(checked.error);
};

describe('rules of documents', () => {
  it('are few where documents say everything', () => {
    expect(DocumentRules.parse({ takes: ['invoice'], account: { by: 'taxId' } })).toEqual({
      takes: ['invoice'],
      identity: 'once',
      ordersNumberedBy: 'seller',
      account: { by: 'taxId' },
      sku: { by: 'sellersId' },
      unit: {},
      depot: {},
      kdvClass: {},
      tolerance: '0.00',
    });
  });

  it.each([
    [{ takes: [] }, /^takes: /],
    [{ takes: ['invoice'] }, 'account: must say how the account of a customer is found'],
    [
      { takes: ['order', 'invoice'], account: { by: 'taxId' } },
      'takes: must not have both order and invoice: each of them becomes a sale',
    ],
    [{ takes: ['stock'], sku: { by: 'standardId' } }, 'sku: by standardId needs a mapping'],
    [{ takes: ['stock'], tolerance: '-0.01' }, 'tolerance: must not be negative'],
    [{ takes: ['stock'], tolerance: 0.01 }, /^tolerance: /],
    [{ takes: ['stock'], depot: { absent: 'Merkez' } }, /^depot.absent: /],
    [{ takes: ['stock'], unit: { mapping: 'Units' } }, /^unit.mapping: /],
    [{ takes: ['stock'], units: {} }, /units/],
  ])('%j are refused', (rules, expected) => {
    expect(faults(rules)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  it('name mapping tables that must be there', () => {
    const rules = DocumentRules.parse({
      takes: ['order', 'stock'],
      account: { by: 'id', mapping: 'customers' },
      sku: { mapping: 'items' },
      unit: { mapping: 'our-units' },
      depot: { mapping: 'depots' },
      kdvClass: { ofGroup: 'groups', ofRate: 'rates' },
    });
    expect(unknownTables(rules, (name) => name === 'items')).toEqual([
      'account.mapping: there is no mapping table customers',
      'unit.mapping: there is no mapping table our-units',
      'depot.mapping: there is no mapping table depots',
      'kdvClass.ofGroup: there is no mapping table groups',
      'kdvClass.ofRate: there is no mapping table rates',
    ]);
  });
});
