import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  businessDay,
  FaturaKesildi,
  SiparisAlindi,
  SiparisBeklemeyeAlindi,
  SiparisOnaylandi,
  StokRezervasyonuTamamlandi,
  type DataOf,
  type ErrorCode,
} from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { STILL_CLOCK } from '../still-clock.mother.js';
import { account, product, rates } from '../trade-document.mother.js';
import { reservation } from '../warehouse-answer.mother.js';

type WebOrder = DataOf<typeof SiparisAlindi>;

/** 6 pieces at 2.55, 18.36 with 20 % KDV, one minute after New Year in Istanbul. */
function webOrder(webOrderNo: string, changes: Partial<WebOrder> = {}): WebOrder {
  return {
    webOrderNo,
    accountNo: '17850',
    receivedAt: '2010-12-31T22:01:00Z',
    currency: 'TRY',
    lines: [{ lineNo: 1, sku: '85123A', quantity: '6', unitPrice: '2.55' }],
    ...changes,
  };
}

const faults: [string, Partial<WebOrder>, ErrorCode][] = [
  ['WEB-5', { accountNo: '0' }, 'ACCOUNT_NOT_FOUND'],
  ['WEB-6', { lines: [{ lineNo: 1, sku: '0', quantity: '1', unitPrice: '1' }] }, 'PRODUCT_NOT_FOUND'],
  ['WEB-7', { currency: 'USD' }, 'RULE_VIOLATION'],
];

describe('a web order', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore, STILL_CLOCK);
    await s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    await s.http('POST', '/api/products', product);
  });
  beforeEach(async () => {
    await s.query('TRUNCATE account, sales_order, sales_order_line CASCADE');
    await s.http('POST', '/api/accounts', { ...account, creditLimit: '18.36' });
    await s.past();
  });
  afterAll(() => s.close());

  it('whose number an order has already is parked', async () => {
    const order = { orderNo: 'SIP-9', accountNo: '17850', currency: 'TRY' };
    await s.http('POST', '/api/orders', {
      ...order,
      lines: [{ sku: '85123A', quantity: '6', unitPrice: '2.55' }],
    });
    await s.query("UPDATE sales_order SET order_no = 'WEB-9'");
    await s.when(SiparisAlindi, webOrder('WEB-9'));
    await s.thenParked('WEB-9', 'RESOURCE_EXISTS');
    await s.thenNothing();
  });

  it('alone has a number that begins with WEB-', async () => {
    const lines = [{ sku: '85123A', quantity: '6', unitPrice: '2.55' }];
    const order = { orderNo: 'WEB-9', accountNo: '17850', currency: 'TRY', lines };
    expect(await s.http('POST', '/api/orders', order)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'orderNo', message: expect.stringContaining('WEB-') }] },
    });
  });

  it('becomes an approved order of its number and of its day in Istanbul, in its flow', async () => {
    const received = await s.when(SiparisAlindi, webOrder('WEB-1'), { flow: { correlationId: 'c-web' } });

    const approval = await s.thenPublished(SiparisOnaylandi, {
      orderNo: 'WEB-1',
      accountNo: '17850',
      businessDate: '2011-01-01',
      approvalNo: 1,
      invoicing: 'ON_RESERVATION',
      partial: false,
      gross: '18.36',
      lines: [{ lineNo: 1, sku: '85123A', quantity: '6', unitPrice: '2.55', net: '15.30' }],
    });
    expect(approval).toMatchObject({
      correlationId: 'c-web',
      causationId: received,
      workOrderNo: 'IE-WEB-1',
    });
    await s.thenNothing();
    expect(await s.http('GET', '/api/orders/WEB-1')).toMatchObject({ body: { state: 'APPROVED' } });
  });

  it('is invoiced on the day of its invoice', async () => {
    await s.given(SiparisAlindi, webOrder('WEB-10'));
    await s.when(StokRezervasyonuTamamlandi, reservation('WEB-10'));
    await s.thenPublished(FaturaKesildi, { orderNo: 'WEB-10', issueDate: businessDay() });
    await s.thenNothing();
  });

  it('delivered twice is ordered once', async () => {
    const received = await s.when(SiparisAlindi, webOrder('WEB-2'));
    await s.redeliver(received);
    await s.thenPublished(SiparisOnaylandi, { orderNo: 'WEB-2' });
    await s.thenNothing();
  });

  it('beyond the credit of its account is held', async () => {
    await s.given(SiparisAlindi, webOrder('WEB-3'));
    await s.when(SiparisAlindi, webOrder('WEB-4'));
    await s.thenPublished(SiparisBeklemeyeAlindi, {
      orderNo: 'WEB-4',
      reason: 'CREDIT',
      missingAmount: '18.36',
    });
    await s.thenNothing();
  });

  it.each(faults)('%s is parked where it does not fit: %j', async (webOrderNo, changes, code) => {
    await s.when(SiparisAlindi, webOrder(webOrderNo, changes));
    await s.thenParked(webOrderNo, code);
    await s.thenNothing();
  });

  it('of a closed account is parked', async () => {
    await s.http('PATCH', '/api/accounts/17850', { status: 'CLOSED' });
    await s.past();
    await s.when(SiparisAlindi, webOrder('WEB-8'));
    await s.thenParked('WEB-8', 'ACCOUNT_STATE_INVALID');
    await s.thenNothing();
  });
});
