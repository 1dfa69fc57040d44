import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { IadeFaturasiAlindi, MalKabulEdildi, StokDuzeyiDegisti, UrunTanimlandi } from '@kervan/contracts';
import { eventually, scenario, type Scenario } from '@kervan/testing';
import { definedProduct } from '../products/defined-product.mother.js';
import { brokenStock } from '../stock/broken-stock.mother.js';
import { warehouse } from '../warehouse.js';
import { returnInvoice } from './received-documents.mother.js';

describe('a return invoice', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(warehouse);
    await s.http('PUT', '/api/depots/MERKEZ', { priority: 1 });
    await s.http('PUT', '/api/depots/ANKARA', { priority: 2 });
    await s.given(UrunTanimlandi, definedProduct('85123A'));
    await s.given(UrunTanimlandi, definedProduct('84406B'));
    await s.given(UrunTanimlandi, definedProduct('POST', false));
  });
  beforeEach(async () => {
    await s.past();
    await s.query('TRUNCATE stock_item, stock_movement, goods_receipt, number_series');
    await open('ANKARA', { sku: '85123A', quantity: '3', unitCost: '5.00' });
    await open('MERKEZ', { sku: '85123A', quantity: '10', unitCost: '2.55' });
    await s.past();
  });
  afterAll(() => s.close());

  const open = (depotNo: string, ...items: object[]) =>
    s.http('POST', '/api/stock/opening', { depotNo, date: '2010-12-01', items });
  const levels = () =>
    s.query('SELECT depot_no, sku, on_hand, cost_value FROM stock_item ORDER BY sku, depot_no');
  const receipts = () => s.query('SELECT receipt_no FROM goods_receipt WHERE reason <> $1', ['OPENING']);

  it('brings its goods into the first depot at the unit cost of the opening; services stay out', async () => {
    const invoice = returnInvoice('IAD2010000000001', [
      ['85123A', '2'],
      ['POST', '1'],
      ['85123A', '1'],
    ]);
    const received = await s.when(IadeFaturasiAlindi, invoice);

    await s.thenPublished(StokDuzeyiDegisti, {
      stockItemNo: 'MERKEZ/85123A',
      onHand: '13',
      reserved: '0',
      version: 2,
      reason: 'RETURN',
    });
    const receipt = await s.thenPublished(MalKabulEdildi, {
      receiptNo: 'MKB2010000000003',
      reason: 'RETURN',
      documentNo: 'IAD2010000000001',
      receiptDate: '2010-12-01',
      currency: 'TRY',
      lines: [
        { depotNo: 'MERKEZ', sku: '85123A', quantity: '2', cost: '5.10', stockVersion: 3 },
        { depotNo: 'MERKEZ', sku: '85123A', quantity: '1', cost: '2.55', stockVersion: 3 },
      ],
      cost: '7.65',
    });
    expect(receipt.causationId).toBe(received);
    await s.thenNothing();
    expect(await levels()).toEqual([
      { depot_no: 'ANKARA', sku: '85123A', on_hand: '3', cost_value: '15.00' },
      { depot_no: 'MERKEZ', sku: '85123A', on_hand: '13', cost_value: '33.15' },
    ]);
    expect(await s.query(brokenStock)).toEqual([]);
  });

  it('delivered twice, brings its goods once', async () => {
    await s.redeliver(await s.when(IadeFaturasiAlindi, returnInvoice('IAD2010000000002', [['85123A', '2']])));
    await s.thenPublished(StokDuzeyiDegisti, { onHand: '12' });
    await s.thenPublished(MalKabulEdildi);
    await s.thenNothing();
    expect(await receipts()).toHaveLength(1);
  });

  it('of services only makes no receipt', async () => {
    await s.when(IadeFaturasiAlindi, returnInvoice('IAD2010000000003', [['POST', '1']]));
    await s.thenNothing();
    expect(await receipts()).toEqual([]);
  });

  it('of an unknown product waits parked and is taken up once the product was defined', async () => {
    await open('MERKEZ', { sku: '22423', quantity: '0', unitCost: '1.00' });
    await s.past();
    const goods = [
      ['85123A', '1'],
      ['22423', '1'],
    ] as const;
    await s.when(IadeFaturasiAlindi, returnInvoice('IAD2010000000004', goods));
    await s.thenParked('IAD2010000000004', 'PRODUCT_NOT_FOUND');
    await s.thenNothing();
    expect(await receipts()).toEqual([]);

    await s.when(UrunTanimlandi, definedProduct('22423'));
    await eventually('the parked return to be received', async () => (await receipts()).length === 1);
    await s.thenPublished(StokDuzeyiDegisti, { sku: '22423', onHand: '1' });
    await s.thenPublished(StokDuzeyiDegisti, { sku: '85123A', onHand: '11' });
    await s.thenPublished(MalKabulEdildi, { documentNo: 'IAD2010000000004', cost: '3.55' });
    expect(await s.query(brokenStock)).toEqual([]);
  });

  it('of a product that never was in stock waits parked', async () => {
    await s.when(IadeFaturasiAlindi, returnInvoice('IAD2010000000005', [['84406B', '1']]));
    await s.thenParked('IAD2010000000005', 'STOCK_ITEM_NOT_FOUND');
    await s.thenNothing();
  });

  it('of 675 lines is one receipt with one level per item', async () => {
    const goods = Array.from({ length: 675 }, () => ['85123A', '1'] as const);
    await s.when(IadeFaturasiAlindi, returnInvoice('IAD2010000000006', goods));
    await s.thenPublished(StokDuzeyiDegisti, { onHand: '685', version: 2 });
    await s.thenPublished(MalKabulEdildi, { cost: '1721.25' });
    await s.thenNothing();
    expect(await s.query(brokenStock)).toEqual([]);
  });
});
