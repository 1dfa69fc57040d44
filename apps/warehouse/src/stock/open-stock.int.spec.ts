import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MalKabulEdildi, StokDuzeyiDegisti } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { warehouse } from '../warehouse.js';
import { brokenStock } from './broken-stock.mother.js';

const item = (sku: string, quantity = '10', unitCost = '2.55') => ({ sku, quantity, unitCost });

describe('opening stock', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(warehouse);
  });
  beforeEach(async () => {
    await s.past();
    await s.query('TRUNCATE stock_item, stock_movement, goods_receipt, depot, number_series');
    await s.http('PUT', '/api/depots/MERKEZ', { priority: 1 });
  });
  afterAll(() => s.close());

  const openAt = (depotNo: string, ...items: object[]) =>
    s.http('POST', '/api/stock/opening', { depotNo, date: '2010-12-01', items });
  const open = (...items: object[]) => openAt('MERKEZ', ...items);
  const stock = async (sku: string) => (await s.http('GET', `/api/stock/${sku}`)).body;
  const receipts = () =>
    s.query('SELECT receipt_no, document_no, cost FROM goods_receipt ORDER BY receipt_no');

  it('makes items of a first value, with one goods receipt for all of them', async () => {
    expect(await open(item('85123A'), item('85123a', '0.5', '0.333333'))).toMatchObject({
      status: 200,
      body: { created: 2, unchanged: 0 },
    });
    await s.thenPublished(StokDuzeyiDegisti, {
      stockItemNo: 'MERKEZ/85123A',
      onHand: '10',
      reserved: '0',
      version: 1,
      reason: 'OPENING',
    });
    await s.thenPublished(StokDuzeyiDegisti, { stockItemNo: 'MERKEZ/85123a', onHand: '0.5', version: 1 });
    await s.thenPublished(MalKabulEdildi, {
      receiptNo: 'MKB2010000000001',
      reason: 'OPENING',
      documentNo: 'MERKEZ',
      receiptDate: '2010-12-01',
      currency: 'TRY',
      lines: [
        { depotNo: 'MERKEZ', sku: '85123A', quantity: '10', cost: '25.50', stockVersion: 1 },
        { depotNo: 'MERKEZ', sku: '85123a', quantity: '0.5', cost: '0.17', stockVersion: 1 },
      ],
      cost: '25.67',
    });
    await s.thenNothing();
    expect(await stock('85123a')).toEqual({
      sku: '85123a',
      items: [
        {
          depotNo: 'MERKEZ',
          onHand: '0.5',
          reserved: '0',
          available: '0.5',
          costValue: '0.17',
          currency: 'TRY',
          version: 1,
        },
      ],
    });
    expect(await s.query(brokenStock)).toEqual([]);
  });

  it('repeated with the same content, however it is written, changes nothing', async () => {
    await open(item('85123A'), item('85123B', '0'));
    await s.past();
    expect(await open(item('85123B', '0.000'), item('85123A', '10.0', '2.550'))).toMatchObject({
      status: 200,
      body: { created: 0, unchanged: 2 },
    });
    await s.thenNothing();
    expect(await receipts()).toHaveLength(1);
  });

  it('with new items among old ones, receives only the new ones', async () => {
    await open(item('85123A'));
    await s.past();
    expect(await open(item('85123A'), item('84406B', '4'))).toMatchObject({
      body: { created: 1, unchanged: 1 },
    });
    await s.thenPublished(StokDuzeyiDegisti, { sku: '84406B', onHand: '4' });
    const { data } = await s.thenPublished(MalKabulEdildi, {
      receiptNo: 'MKB2010000000002',
      cost: '10.20',
    });
    expect(data.lines).toHaveLength(1);
    await s.thenNothing();
  });

  it.each([item('85123A', '11'), item('85123A', '10', '2.56')])(
    'with another quantity or cost is refused by name, and nothing is written',
    async (other) => {
      await open(item('85123A'));
      await s.past();
      expect(await open(item('84406B'), other)).toMatchObject({
        status: 409,
        body: {
          code: 'RESOURCE_EXISTS',
          detail: 'MERKEZ/85123A was opened with another quantity or cost',
        },
      });
      await s.thenNothing();
      expect(await receipts()).toHaveLength(1);
      expect(await s.http('GET', '/api/stock/84406B')).toMatchObject({
        status: 404,
        body: { code: 'STOCK_ITEM_NOT_FOUND' },
      });
    },
  );

  it('with nothing makes an item without a receipt', async () => {
    await open(item('85123A', '0'));
    await s.thenPublished(StokDuzeyiDegisti, { onHand: '0', version: 1, reason: 'OPENING' });
    await s.thenNothing();
    expect(await receipts()).toEqual([]);
    expect(await s.query(brokenStock)).toEqual([]);
  });

  it('in a second depot raises the version of the product', async () => {
    await s.http('PUT', '/api/depots/ANKARA', { priority: 2 });
    await openAt('ANKARA', item('85123A', '3'));
    await s.past();
    await openAt('MERKEZ', item('85123A'));
    await s.thenPublished(StokDuzeyiDegisti, { stockItemNo: 'MERKEZ/85123A', version: 1 });
    await s.thenPublished(MalKabulEdildi, { lines: [{ sku: '85123A', quantity: '10', stockVersion: 2 }] });
    expect(await stock('85123A')).toMatchObject({ items: [{ depotNo: 'MERKEZ' }, { depotNo: 'ANKARA' }] });
  });

  it('given 1000 items twice at once, opens each once', async () => {
    const items = Array.from({ length: 1000 }, (_, index) => item(`SKU-${index}`));
    const answers = await Promise.all([open(...items), open(...items.toReversed())]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await receipts()).toEqual([
      { receipt_no: 'MKB2010000000001', document_no: 'MERKEZ', cost: '25500.00' },
    ]);
    expect(await s.query(brokenStock)).toEqual([]);
  });

  it('is refused for a depot nobody opened, and with faulty or repeated items', async () => {
    expect(await openAt('IZMIR', item('85123A'))).toMatchObject({
      status: 404,
      body: { code: 'DEPOT_NOT_FOUND', detail: 'depot IZMIR is not known' },
    });
    expect(await open(item('85123A', '-1'), item('84406B', '1', '-0.01'))).toMatchObject({
      status: 422,
      body: {
        errors: [
          { field: 'items.0.quantity', message: 'must not be negative' },
          { field: 'items.1.unitCost', message: 'must not be negative' },
        ],
      },
    });
    expect(await open(item('85123A'), item('85123A'))).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'items', message: 'must name each SKU once' }] },
    });
    await s.thenNothing();
  });
});
