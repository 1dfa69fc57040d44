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

describe('an order invoiced on approval', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore, { ...STILL_CLOCK, INVOICING: 'ON_APPROVAL' });
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

  const stateOf = async (orderNo: string) => (await s.http('GET', `/api/orders/${orderNo}`)).body;
  const exposure = async () => (await s.http('GET', '/api/accounts/17850')).body;

  it('is approved and invoiced at once, in one flow', async () => {
    const received = await s.when(SatisBelgesiAlindi, tradeDocument('536365'));

    const approved = await s.thenPublished(SiparisOnaylandi, { invoicing: 'ON_APPROVAL' });
    const invoiced = await s.thenPublished(FaturaKesildi, {
      invoiceNo: 'KRV2010000000001',
      orderNo: 'SIP-536365',
      gross: '18.36',
    });
    const { correlationId, workOrderNo } = approved;
    expect(invoiced).toMatchObject({ causationId: received, correlationId, workOrderNo });
    await s.thenNothing();
    expect(await stateOf('SIP-536365')).toMatchObject({ state: 'INVOICED', version: 3 });
    // Opened, order approved, order invoiced.
    expect(await exposure()).toMatchObject({ balance: '18.36', openOrderAmount: '0.00', version: 3 });
  });

  it('placed by the API, is invoiced by its approval', async () => {
    const lines = [{ sku: '85123A', quantity: '6', unitPrice: '2.55' }];
    const order = {
      orderNo: 'SIP-1',
      accountNo: '17850',
      currency: 'TRY',
      businessDate: '2010-12-01',
      lines,
    };
    await s.http('POST', '/api/orders', order);
    expect(await s.http('POST', '/api/orders/SIP-1/approve')).toMatchObject({
      status: 200,
      body: { state: 'INVOICED' },
    });
    await s.thenPublished(SiparisOnaylandi);
    await s.thenPublished(FaturaKesildi, { orderNo: 'SIP-1' });
    await s.thenNothing();
    expect(await s.http('POST', '/api/orders/SIP-1/cancel')).toMatchObject({
      status: 409,
      body: { code: 'ORDER_STATE_INVALID', detail: 'order SIP-1 is INVOICED and cannot become CANCELLED' },
    });
  });

  it('waits for no reservation and ends with its despatch', async () => {
    await s.given(SatisBelgesiAlindi, tradeDocument('536366'));
    await s.when(StokRezervasyonuTamamlandi, reservation('SIP-536366'));
    expect(await stateOf('SIP-536366')).toMatchObject({ state: 'INVOICED' });
    await s.when(SevkiyatGerceklesti, despatch('SIP-536366'));
    await s.thenNothing();
    expect(await stateOf('SIP-536366')).toMatchObject({ state: 'DESPATCHED' });
    expect(await exposure()).toMatchObject({ balance: '18.36', openOrderAmount: '0.00' });
  });
});
