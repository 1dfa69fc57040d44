import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MalKabulEdildi, SevkiyatGerceklesti, UrunTanimlandi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { reporting } from '../reporting.js';
import { despatch, goodsReceipt } from './moved.mother.js';

describe('stock value', () => {
  let s: Scenario;
  beforeEach(async () => {
    s = await scenario(reporting);
  });
  afterEach(() => s.close());

  const value = async (query: string) => (await s.http('GET', `/api/reports/stock-value${query}`)).body;

  it('is what came in less what went out, until a day, whichever arrives first', async () => {
    await s.when(
      SevkiyatGerceklesti,
      despatch('IRS2026000000001', [
        { quantity: '3', cost: '6.01' },
        { quantity: '1', cost: '2.00' },
      ]),
    );
    await s.when(
      MalKabulEdildi,
      goodsReceipt('MKB2026000000001', [
        { quantity: '10', cost: '20.02' },
        { depotNo: 'IZMIR', quantity: '2.5', cost: '4.00' },
      ]),
    );
    await s.when(
      MalKabulEdildi,
      goodsReceipt('MKB2026000000002', [{ quantity: '-1', cost: '-2.01' }], {
        reason: 'COUNT',
        receiptDate: '2026-03-03',
      }),
    );
    await s.when(UrunTanimlandi, { sku: 'MUM', unit: 'C62', kdvClass: 'GENEL', stocked: true });

    expect(await value('?asOf=2026-03-02')).toEqual({
      items: [
        {
          depotNo: 'IZMIR',
          sku: 'MUM',
          currency: 'TRY',
          description: '',
          unit: 'C62',
          quantity: '2.5',
          value: '4.00',
        },
        {
          depotNo: 'MERKEZ',
          sku: 'MUM',
          currency: 'TRY',
          description: '',
          unit: 'C62',
          quantity: '6',
          value: '12.01',
        },
      ],
      next: null,
    });
    expect(await value('?asOf=2026-03-03&groupBy=sku')).toMatchObject({
      items: [{ sku: 'MUM', quantity: '7.5', value: '14.00' }],
    });
    expect(await value('?groupBy=depot')).toMatchObject({
      items: [
        { depotNo: 'IZMIR', value: '4.00' },
        { depotNo: 'MERKEZ', value: '10.00' },
      ],
    });
  });

  it('nothing is shown of what is gone', async () => {
    await s.when(MalKabulEdildi, goodsReceipt('MKB2026000000001', [{ quantity: '3', cost: '6.01' }]));
    await s.when(SevkiyatGerceklesti, despatch('IRS2026000000001', [{ quantity: '3', cost: '6.01' }]));
    expect(await value('')).toEqual({ items: [], next: null });
  });
});
