import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  SatisBelgesiAlindi,
  SiparisBeklemeyeAlindi,
  SiparisOnaylandi,
  StokRezervasyonuTamamlandi,
  type DataOf,
  type ErrorCode,
} from '@kervan/contracts';
import { eventually, scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { STILL_CLOCK } from '../still-clock.mother.js';
import { account, product, rates, tradeDocument } from '../trade-document.mother.js';
import { reservation } from '../warehouse-answer.mother.js';

describe('a sales document received from a legacy system', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore, STILL_CLOCK);
    await s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    await s.http('POST', '/api/products/batch', { products: [product] });
    await s.past();
  });
  beforeEach(() => s.query('TRUNCATE account, sales_order, sales_order_line, invoice'));
  afterAll(() => s.close());

  const open = async (accountNo: string, creditLimit: string) => {
    await s.http('POST', '/api/accounts/batch', { accounts: [{ ...account, accountNo, creditLimit }] });
    await s.past();
  };
  const exposure = async (accountNo: string) => (await s.http('GET', `/api/accounts/${accountNo}`)).body;
  const orders = () =>
    s.query<{ no: string; state: string }>('SELECT order_no AS no, state FROM sales_order');

  it('whose number an order has already is parked', async () => {
    await open('17850', '100.00');
    const order = { orderNo: 'SIP-536399', accountNo: '17850', currency: 'TRY' };
    await s.http('POST', '/api/orders', {
      ...order,
      lines: [{ sku: '85123A', quantity: '1', unitPrice: '1' }],
    });
    await s.when(SatisBelgesiAlindi, tradeDocument('536399'));
    await s.thenParked('536399', 'RESOURCE_EXISTS');
    await s.thenNothing();
    expect(await orders()).toEqual([{ no: 'SIP-536399', state: 'DRAFT' }]);
    expect(await exposure('17850')).toMatchObject({ openOrderAmount: '0.00' });
  });

  it('becomes an approved order that is open until its stock is reserved', async () => {
    await open('17850', '100.00');
    const received = await s.when(SatisBelgesiAlindi, tradeDocument('536365'));

    const totals = {
      net: '15.30',
      kdv: '3.06',
      gross: '18.36',
      kdvSummary: [{ rate: '20', base: '15.30', kdv: '3.06' }],
    };
    const lines = [{ lineNo: 1, sku: '85123A', unit: 'C62', kdvRate: '20', net: '15.30' }];
    const approved = await s.thenPublished(SiparisOnaylandi, {
      orderNo: 'SIP-536365',
      approvalNo: 1,
      invoicing: 'ON_RESERVATION',
      partial: false,
      lines,
      ...totals,
    });
    expect(approved).toMatchObject({ causationId: received, workOrderNo: 'IE-536365' });
    await s.thenNothing();
    expect(await orders()).toEqual([{ no: 'SIP-536365', state: 'APPROVED' }]);
    expect(await exposure('17850')).toMatchObject({ balance: '0.00', openOrderAmount: '18.36' });
  });

  it('delivered twice, is one order', async () => {
    await open('17850', '100.00');
    const received = await s.when(SatisBelgesiAlindi, tradeDocument('536366'));
    await s.redeliver(received);

    await s.thenPublished(SiparisOnaylandi);
    await s.thenNothing();
    expect(await orders()).toHaveLength(1);
    expect(await exposure('17850')).toMatchObject({ openOrderAmount: '18.36' });
  });

  it('over the limit, is held with what is missing, kept, and approved when credit allows', async () => {
    await open('17850', '18.35');
    const correlationId = '0197f3c2-0000-7000-8000-000000536367';
    const workOrderNo = 'IE-536367';
    await s.when(SatisBelgesiAlindi, tradeDocument('536367'), { flow: { correlationId } });

    const hold = await s.thenPublished(SiparisBeklemeyeAlindi, {
      orderNo: 'SIP-536367',
      reason: 'CREDIT',
      missingAmount: '0.01',
    });
    expect(hold).toMatchObject({ correlationId, workOrderNo });
    await s.thenNothing();
    expect(await orders()).toEqual([{ no: 'SIP-536367', state: 'ON_HOLD' }]);
    expect(await exposure('17850')).toMatchObject({ balance: '0.00', openOrderAmount: '0.00' });

    await s.query('UPDATE account SET credit_limit = 18.36');
    await s.http('POST', '/api/orders/SIP-536367/approve');
    const approved = await s.thenPublished(SiparisOnaylandi, { orderNo: 'SIP-536367', gross: '18.36' });
    expect(approved).toMatchObject({ correlationId, workOrderNo, causationId: null });
  });

  it('uses up the limit: what was invoiced counts as well as what is open', async () => {
    await open('17850', '40.00');
    await s.given(SatisBelgesiAlindi, tradeDocument('536368'));
    await s.given(StokRezervasyonuTamamlandi, reservation('SIP-536368'));
    await s.given(SatisBelgesiAlindi, tradeDocument('536369'));
    await s.when(SatisBelgesiAlindi, tradeDocument('536370'));
    await s.thenPublished(SiparisBeklemeyeAlindi, { orderNo: 'SIP-536370', missingAmount: '15.08' });
  });

  it('of an unknown account, waits parked with its reason and is ordered once the account is known', async () => {
    await s.when(SatisBelgesiAlindi, tradeDocument('536371', { accountNo: '12583' }));
    await s.thenParked('536371', 'ACCOUNT_NOT_FOUND');
    await s.thenNothing();
    expect(await orders()).toEqual([]);

    await open('12583', '100.00');
    await eventually('the parked document to be ordered', async () => (await orders()).length === 1);
    await s.thenPublished(SiparisOnaylandi, { orderNo: 'SIP-536371', accountNo: '12583' });
  });

  it.each<[ErrorCode, Partial<DataOf<typeof SatisBelgesiAlindi>>]>([
    ['PRODUCT_NOT_FOUND', { lines: [{ lineNo: 1, sku: '85123a', quantity: '1', unitPrice: '1' }] }],
    ['KDV_RATE_NOT_FOUND', { businessDate: '2009-12-31' }],
    ['NUMBER_INVALID', { lines: [{ lineNo: 1, sku: '85123A', quantity: '1', unitPrice: '-1' }] }],
    ['RULE_VIOLATION', { currency: 'EUR' }],
  ])('that cannot be ordered is parked: %s', async (code, changes) => {
    await open('17850', '100.00');
    await s.when(SatisBelgesiAlindi, tradeDocument(`bad ${code}`, changes));
    await s.thenParked(`bad ${code}`, code);
    await s.thenNothing();
    expect(await orders()).toEqual([]);
  });
});
