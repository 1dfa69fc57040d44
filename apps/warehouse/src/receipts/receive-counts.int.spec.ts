import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MalKabulEdildi, StokDuzeyiDegisti, StokFarkiAlindi, UrunTanimlandi } from '@kervan/contracts';
import { eventually, scenario, type Scenario } from '@kervan/testing';
import { definedProduct } from '../products/defined-product.mother.js';
import { brokenStock } from '../stock/broken-stock.mother.js';
import { warehouse } from '../warehouse.js';
import { stockCount, stockDifference } from './received-documents.mother.js';

describe('a stock difference', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(warehouse);
    await s.http('PUT', '/api/depots/MERKEZ', { priority: 1 });
    await s.http('PUT', '/api/depots/ANKARA', { priority: 2 });
    await s.given(UrunTanimlandi, definedProduct('85123A'));
    await s.given(UrunTanimlandi, definedProduct('POST', false));
  });
  beforeEach(async () => {
    await s.past();
    await s.query('TRUNCATE stock_item, stock_movement, goods_receipt, number_series');
    await open('ANKARA', { sku: '85123A', quantity: '4', unitCost: '5.00' });
    await open('MERKEZ', { sku: '85123A', quantity: '3', unitCost: '3.333333' });
    await s.past();
  });
  afterAll(() => s.close());

  const open = (depotNo: string, ...items: object[]) =>
    s.http('POST', '/api/stock/opening', { depotNo, date: '2010-12-01', items });
  const levels = () => s.query('SELECT depot_no, on_hand, cost_value FROM stock_item ORDER BY depot_no');
  const counted = (documentNo: string) =>
    eventually(`the parked difference ${documentNo} to be counted`, async () => {
      const rows = await s.query('SELECT 1 FROM goods_receipt WHERE document_no = $1', [documentNo]);
      return rows.length === 1;
    });
  const count = (documentNo: string, kind: 'LOSS' | 'SURPLUS', sku: string, quantity: string) =>
    s.when(StokFarkiAlindi, stockDifference(documentNo, kind, [[sku, quantity]]));

  it('that is a surplus comes into the first depot at the unit cost of the opening', async () => {
    await count('536996', 'SURPLUS', '85123A', '2');
    await s.thenPublished(StokDuzeyiDegisti, {
      stockItemNo: 'MERKEZ/85123A',
      onHand: '5',
      version: 2,
      reason: 'COUNT',
    });
    await s.thenPublished(MalKabulEdildi, {
      receiptNo: 'MKB2010000000003',
      reason: 'COUNT',
      documentNo: '536996',
      receiptDate: '2010-12-01',
      lines: [{ depotNo: 'MERKEZ', sku: '85123A', quantity: '2', cost: '6.67', stockVersion: 3 }],
      cost: '6.67',
    });
    await s.thenNothing();
    expect(await s.query(brokenStock)).toEqual([]);
  });

  it('that is a loss leaves at the moving average, the first depot first', async () => {
    await count('536997', 'LOSS', '85123A', '4');
    await s.thenPublished(StokDuzeyiDegisti, { stockItemNo: 'MERKEZ/85123A', onHand: '0', version: 2 });
    await s.thenPublished(StokDuzeyiDegisti, { stockItemNo: 'ANKARA/85123A', onHand: '3', version: 2 });
    await s.thenPublished(MalKabulEdildi, {
      reason: 'COUNT',
      documentNo: '536997',
      lines: [
        { depotNo: 'MERKEZ', sku: '85123A', quantity: '-3', cost: '-10.00', stockVersion: 4 },
        { depotNo: 'ANKARA', sku: '85123A', quantity: '-1', cost: '-5.00', stockVersion: 4 },
      ],
      cost: '-15.00',
    });
    await s.thenNothing();
    expect(await levels()).toEqual([
      { depot_no: 'ANKARA', on_hand: '3', cost_value: '15.00' },
      { depot_no: 'MERKEZ', on_hand: '0', cost_value: '0.00' },
    ]);
    expect(await s.query(brokenStock)).toEqual([]);
  });

  it('delivered twice, counts once', async () => {
    await s.redeliver(await count('536998', 'LOSS', '85123A', '1'));
    await s.thenPublished(StokDuzeyiDegisti, { onHand: '2' });
    await s.thenPublished(MalKabulEdildi, { cost: '-3.33' });
    await s.thenNothing();
  });

  it('that takes more than there is waits parked and is taken up when stock arrives', async () => {
    await count('536999', 'LOSS', '85123A', '8');
    await s.thenParked('536999', 'STOCK_INSUFFICIENT');
    await s.thenNothing();
    expect(await levels()).toMatchObject([{ on_hand: '4' }, { on_hand: '3' }]);

    await count('537000', 'SURPLUS', '85123A', '1');
    await counted('536999');
    expect(await levels()).toEqual([
      { depot_no: 'ANKARA', on_hand: '0', cost_value: '0.00' },
      { depot_no: 'MERKEZ', on_hand: '0', cost_value: '0.00' },
    ]);
    expect(await s.query(brokenStock)).toEqual([]);
  });

  it('takes nothing that is held for an order', async () => {
    await s.query('UPDATE stock_item SET reserved = 2');
    await count('537001', 'LOSS', '85123A', '4');
    await s.thenParked('537001', 'STOCK_INSUFFICIENT');
    await s.thenNothing();

    await s.query('UPDATE stock_item SET reserved = 0');
    await counted('537001');
    await s.thenPublished(StokDuzeyiDegisti, { onHand: '0', reserved: '0' });
  });

  it.each(['LOSS', 'SURPLUS'] as const)('of a service is no %s of goods', async (kind) => {
    await count(`service ${kind}`, kind, 'POST', '1');
    await s.thenNothing();
  });

  it('in one depot comes and goes there', async () => {
    const inAnkara = (documentNo: string, kind: 'LOSS' | 'SURPLUS') =>
      s.when(StokFarkiAlindi, {
        ...stockDifference(documentNo, kind, [['85123A', '2']]),
        depotNo: 'ANKARA',
      });
    await inAnkara('537003', 'SURPLUS');
    expect(await levels()).toMatchObject([{ on_hand: '6' }, { on_hand: '3' }]);
    await inAnkara('537004', 'LOSS');
    await inAnkara('537005', 'LOSS');

    expect(await levels()).toEqual([
      { depot_no: 'ANKARA', on_hand: '2', cost_value: '10.00' },
      { depot_no: 'MERKEZ', on_hand: '3', cost_value: '10.00' },
    ]);
    expect(await s.query(brokenStock)).toEqual([]);
  });

  it('that was counted in a depot makes its level what was counted, whatever it was thought to be', async () => {
    const thought = { kind: 'SURPLUS', quantity: '1' } as const;
    await s.when(StokFarkiAlindi, stockCount('ANKARA', '85123A', '1', thought));
    await s.when(StokFarkiAlindi, stockCount('ANKARA', '85123A', '7', thought));
    expect(await levels()).toEqual([
      { depot_no: 'ANKARA', on_hand: '7', cost_value: '35.00' },
      { depot_no: 'MERKEZ', on_hand: '3', cost_value: '10.00' },
    ]);
    await s.past();

    await s.when(StokFarkiAlindi, stockCount('ANKARA', '85123A', '7', thought));
    await s.thenNothing();
    expect(await s.query(brokenStock)).toEqual([]);
  });

  it('that was counted where the product never was waits parked', async () => {
    const thought = { kind: 'SURPLUS', quantity: '1' } as const;
    await s.when(StokFarkiAlindi, stockCount('IZMIR', '85123A', '1', thought));
    await s.thenParked('IZMIR/85123A', 'STOCK_ITEM_NOT_FOUND');
  });

  it('of an unknown product waits parked', async () => {
    await count('537002', 'LOSS', '85123a', '1');
    await s.thenParked('537002', 'PRODUCT_NOT_FOUND');
    await s.thenNothing();
  });
});
