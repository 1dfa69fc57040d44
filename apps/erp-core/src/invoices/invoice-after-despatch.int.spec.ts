import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  FaturaKesildi,
  SatisBelgesiAlindi,
  SevkiyatGerceklesti,
  SiparisOnaylandi,
  StokRezervasyonuTamamlandi,
} from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { STILL_CLOCK } from '../still-clock.mother.js';
import { account, product, rates, tradeDocument } from '../trade-document.mother.js';
import { despatch, reservation } from '../warehouse-answer.mother.js';

describe('an order invoiced after its despatch', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore, { ...STILL_CLOCK, INVOICING: 'AFTER_DESPATCH' });
    await s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    await s.http('POST', '/api/products/batch', { products: [product] });
    await s.past();
  });
  beforeEach(async () => {
    await s.query('TRUNCATE account, sales_order, sales_order_line, invoice, invoice_line, number_series');
    await s.http('POST', '/api/accounts/batch', { accounts: [account] });
    await s.past();
  });
  afterAll(() => s.close());

  const order = async (orderNo: string) => (await s.http('GET', `/api/orders/${orderNo}`)).body;
  const exposure = async () => (await s.http('GET', '/api/accounts/17850')).body;

  it('stays open while it is reserved and is invoiced when its goods have left', async () => {
    await s.when(SatisBelgesiAlindi, tradeDocument('536365'));
    await s.thenPublished(SiparisOnaylandi, { invoicing: 'AFTER_DESPATCH' });

    await s.when(StokRezervasyonuTamamlandi, reservation('SIP-536365'));
    await s.thenNothing();
    expect(await order('SIP-536365')).toMatchObject({ state: 'RESERVED' });
    expect(await exposure()).toMatchObject({ balance: '0.00', openOrderAmount: '18.36' });

    const despatched = await s.when(SevkiyatGerceklesti, despatch('SIP-536365'));
    const invoiced = await s.thenPublished(FaturaKesildi, {
      invoiceNo: 'KRV2010000000001',
      orderNo: 'SIP-536365',
      gross: '18.36',
    });
    expect(invoiced.causationId).toBe(despatched);
    await s.redeliver(despatched);
    await s.thenNothing();
    expect(await order('SIP-536365')).toMatchObject({ state: 'INVOICED' });
    expect(await exposure()).toMatchObject({ balance: '18.36', openOrderAmount: '0.00' });
  });

  it('delivered in part, is invoiced for what was despatched', async () => {
    const lines = [{ sku: '85123A', quantity: '6', unitPrice: '2.55' }];
    const head = { orderNo: 'SIP-part', accountNo: '17850', currency: 'TRY', partial: true };
    await s.http('POST', '/api/orders', { ...head, businessDate: '2010-12-01', lines });
    await s.http('POST', '/api/orders/SIP-part/approve');
    await s.thenPublished(SiparisOnaylandi);
    const part = { lineNo: 1, depotNo: 'MERKEZ', sku: '85123A', quantity: '4' };
    const missing = [{ sku: '85123A', quantity: '2' }];
    await s.when(StokRezervasyonuTamamlandi, reservation('SIP-part', { lines: [part], missing }));
    const cost = '6.12';
    await s.when(SevkiyatGerceklesti, despatch('SIP-part', { lines: [{ ...part, cost }], cost }));

    await s.thenPublished(FaturaKesildi, { lines: [{ quantity: '4', net: '10.20' }], gross: '12.24' });
    await s.thenNothing();
    expect(await exposure()).toMatchObject({ balance: '12.24', openOrderAmount: '0.00' });
  });

  it('cancelled while its goods left, is not invoiced', async () => {
    await s.given(SatisBelgesiAlindi, tradeDocument('536366'));
    await s.http('POST', '/api/orders/SIP-536366/cancel');
    await s.past();
    await s.when(StokRezervasyonuTamamlandi, reservation('SIP-536366'));
    await s.when(SevkiyatGerceklesti, despatch('SIP-536366'));
    await s.thenNothing();
    expect(await s.query('SELECT key FROM parked_event')).toEqual([]);
    expect(await order('SIP-536366')).toMatchObject({ state: 'CANCELLED' });
    expect(await exposure()).toMatchObject({ balance: '0.00', openOrderAmount: '0.00' });
  });
});
