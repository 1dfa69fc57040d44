import { describe, expect, it } from '@jest/globals';
import { mappingTable } from '../mapping-tables/mapping-table.js';
import { despatch, product, stockChange, stockLevel } from './canonical.mother.js';
import { normalise } from './normalising.mother.js';

describe('a despatch advice', () => {
  it('tells what goes to whom, of which order', async () => {
    expect(await normalise(despatch())).toMatchObject({
      kind: 'DESPATCH',
      identity: {
        sort: 'despatch',
        issuer: '1234567890',
        number: 'IRS2026000000017',
        issueDate: '2026-03-02',
      },
      contract: { type: 'erp.legacy.SevkBelgesiAlindi.v1' },
      content: {
        documentNo: 'IRS2026000000017',
        businessDate: '2026-03-02',
        accountNo: '120.00042',
        lines: [{ lineNo: 1, sku: '85123A', quantity: '6', orderNo: '4500012345', orderLineNo: '10' }],
      },
    });
  });

  it('is faulty without goods', async () => {
    const [line] = despatch().lines;
    const lines = line ? [{ ...line, quantity: '0' }] : [];
    expect(await normalise(despatch({ lines }))).toMatchObject({ problems: [{ code: 'FORMAT_ERROR' }] });
  });
});

describe('master data of a product', () => {
  const groups = mappingTable('groups', 4, 'exact', { HOME: 'GENERAL' });

  it('tell all that the source says, known here or not', async () => {
    const rules = { kdvClass: { ofGroup: 'groups' } };
    expect(await normalise(product(), { rules, tables: [groups] })).toMatchObject({
      kind: 'PRODUCT',
      documentNo: 'NEW-1',
      identity: { sort: 'product', number: 'NEW-1', issueDate: null },
      contract: { type: 'erp.legacy.UrunBelgesiAlindi.v1' },
      content: {
        sku: 'NEW-1',
        description: 'LANTERN, BRASS',
        unit: 'C62',
        gtin: '8690000000012',
        group: 'HOME',
        kdvClass: 'GENERAL',
      },
      tables: { groups: '4.0', units: '1.0' },
    });
  });

  it('tell nothing of what the source does not say', async () => {
    const bare = product({ name: null, unit: null, standardId: null, group: null });
    const normalised = await normalise(bare);
    expect(normalised.kind === 'PRODUCT' && normalised.content).toEqual({ sku: 'NEW-1' });
  });

  it.each([
    ['UNIT_UNKNOWN', { unit: 'KASA' }],
    ['RULE_VIOLATION', { group: 'TOYS' }],
    ['FORMAT_ERROR', { standardId: 'X1' }],
    ['FORMAT_ERROR', { name: 'A'.repeat(257) }],
  ])('are faulty with %s: %j', async (code, other) => {
    const rules = { kdvClass: { ofGroup: 'groups' } };
    expect(await normalise(product(other), { rules, tables: [groups] })).toMatchObject({
      problems: [{ code }],
    });
  });
});

describe('a change of stock', () => {
  it.each([
    ['3', 'SURPLUS', '3'],
    ['-2.5', 'LOSS', '2.5'],
  ])('of %s is a %s', async (quantity, kind, moved) => {
    const normalised = await normalise(stockChange({ quantity }));
    expect(normalised).toMatchObject({
      kind,
      documentNo: 'CNT-17',
      identity: { sort: 'stock', number: 'CNT-17', issueDate: '2026-03-02' },
      contract: { type: 'erp.legacy.StokFarkiAlindi.v1' },
    });
    expect('content' in normalised && normalised.content).toEqual({
      documentNo: 'CNT-17',
      businessDate: '2026-03-02',
      kind,
      lines: [{ lineNo: 1, sku: '85123A', quantity: moved }],
    });
  });

  it('is of the depot that it names, by a table, or of that which the source declares', async () => {
    const depots = mappingTable('depots', 1, 'exact', { D01: 'MERKEZ' });
    expect(
      await normalise(stockChange({ depot: 'D01' }), {
        rules: { depot: { mapping: 'depots' } },
        tables: [depots],
      }),
    ).toMatchObject({ content: { depotNo: 'MERKEZ' } });
    expect(await normalise(stockChange(), { rules: { depot: { absent: 'MERKEZ' } } })).toMatchObject({
      content: { depotNo: 'MERKEZ' },
    });
  });

  it('of nothing is passed over', async () => {
    expect(await normalise(stockChange({ quantity: '0' }))).toMatchObject({
      kind: 'PASSED',
      what: 'nothing differs',
    });
  });

  it.each([
    ['RULE_VIOLATION', { number: null }],
    ['PRODUCT_NOT_FOUND', { sku: '99999' }],
    ['DEPOT_NOT_FOUND', { depot: 'IZMIR' }],
    ['PERIOD_CLOSED', { day: '2025-12-01' }],
  ])('is faulty with %s: %j', async (code, other) => {
    expect(await normalise(stockChange(other))).toMatchObject({ problems: [{ code }] });
  });
});

describe('a level of stock', () => {
  it.each([
    ['10', 'SURPLUS', '3'],
    ['4', 'LOSS', '3'],
    ['0', 'LOSS', '7'],
  ])(
    'of %s where 7 are known is a %s of %s, and tells what was counted',
    async (quantity, kind, difference) => {
      expect(await normalise(stockLevel({ quantity }))).toMatchObject({
        kind,
        documentNo: 'MERKEZ/85123A',
        content: {
          documentNo: 'MERKEZ/85123A',
          depotNo: 'MERKEZ',
          kind,
          lines: [{ lineNo: 1, sku: '85123A', quantity: difference, counted: quantity }],
        },
      });
    },
  );

  it('is compared with nothing where the depot never had the product', async () => {
    expect(await normalise(stockLevel(), { facts: { levels: [] } })).toMatchObject({
      kind: 'SURPLUS',
      content: { lines: [{ quantity: '10' }] },
    });
  });

  it('as it is known is told: what was told before may not have arrived yet', async () => {
    expect(await normalise(stockLevel({ quantity: '7' }))).toMatchObject({
      content: { lines: [{ quantity: '0', counted: '7' }] },
    });
  });

  it('is one document of its depot and product whose versions follow each other, or one of each day', async () => {
    expect(await normalise(stockLevel(), { rules: { identity: 'versions' } })).toMatchObject({
      identity: { number: 'MERKEZ/85123A', issueDate: null },
    });
    expect(await normalise(stockLevel())).toMatchObject({ identity: { issueDate: '2026-03-02' } });
  });

  it.each([
    ['DEPOT_NOT_FOUND', { depot: null }],
    ['DEPOT_NOT_FOUND', { depot: 'IZMIR' }],
    ['RULE_VIOLATION', { quantity: '-1' }],
  ])('is faulty with %s: %j', async (code, other) => {
    expect(await normalise(stockLevel(other))).toMatchObject({ problems: [{ code }] });
  });
});
