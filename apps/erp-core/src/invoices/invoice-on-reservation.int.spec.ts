import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  FaturaKesildi,
  SatisBelgesiAlindi,
  SevkiyatGerceklesti,
  SiparisIptalEdildi,
  SiparisOnaylandi,
  StokRezervasyonuTamamlandi,
} from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { STILL_CLOCK } from '../still-clock.mother.js';
import { account, product, rates, tradeDocument } from '../trade-document.mother.js';
import { despatch, reservation } from '../warehouse-answer.mother.js';

describe('an order invoiced on reservation', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore, STILL_CLOCK);
    await s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    const postage = { ...product, sku: 'POST', stocked: false };
    await s.http('POST', '/api/products/batch', {
      products: [product, { ...product, sku: '71053' }, postage],
    });
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
  /** Six pieces of one product, four of another and postage, 42.36 in all; delivered in part. */
  const approvePartial = async (orderNo: string) => {
    const lines = [
      { sku: '85123A', quantity: '6', unitPrice: '2.55' },
      { sku: '71053', quantity: '4', unitPrice: '2.50' },
      { sku: 'POST', quantity: '1', unitPrice: '10.00' },
    ];
    const head = { orderNo, accountNo: '17850', currency: 'TRY', businessDate: '2010-12-01' };
    await s.http('POST', '/api/orders', { ...head, partial: true, lines });
    await s.http('POST', `/api/orders/${orderNo}/approve`);
    await s.thenPublished(SiparisOnaylandi, { orderNo, partial: true, gross: '42.36' });
  };

  it('is invoiced when its stock is reserved, in the flow of its document', async () => {
    await s.when(SatisBelgesiAlindi, tradeDocument('536365'));
    const approved = await s.thenPublished(SiparisOnaylandi);
    const { correlationId, workOrderNo } = approved;
    const reserved = await s.when(StokRezervasyonuTamamlandi, reservation('SIP-536365'), {
      flow: { correlationId, workOrderNo },
    });

    const invoiced = await s.thenPublished(FaturaKesildi, {
      invoiceNo: 'KRV2010000000001',
      orderNo: 'SIP-536365',
      issueDate: '2010-12-01',
      dueDate: '2010-12-31',
      lines: approved.data.lines,
      net: '15.30',
      kdv: '3.06',
      gross: '18.36',
      kdvSummary: [{ rate: '20', base: '15.30', kdv: '3.06' }],
    });
    expect(invoiced).toMatchObject({ causationId: reserved, correlationId, workOrderNo });
    await s.thenNothing();
    expect(await order('SIP-536365')).toMatchObject({ state: 'INVOICED', version: 3 });
    expect(await exposure()).toMatchObject({ balance: '18.36', openOrderAmount: '0.00' });

    await s.when(SevkiyatGerceklesti, despatch('SIP-536365'));
    await s.thenNothing();
    expect(await order('SIP-536365')).toMatchObject({ state: 'DESPATCHED', version: 4 });
  });

  it('given every answer twice, is one invoice and one despatch', async () => {
    await s.given(SatisBelgesiAlindi, tradeDocument('536366'));
    const reserved = await s.when(StokRezervasyonuTamamlandi, reservation('SIP-536366'));
    await s.redeliver(reserved);
    const despatched = await s.when(SevkiyatGerceklesti, despatch('SIP-536366'));
    await s.redeliver(despatched);
    await s.redeliver(reserved);

    await s.thenPublished(FaturaKesildi);
    await s.thenNothing();
    expect(await order('SIP-536366')).toMatchObject({ state: 'DESPATCHED', version: 4 });
    expect(await exposure()).toMatchObject({ balance: '18.36' });
  });

  it('of a new year begins the series again at 1', async () => {
    for (const [documentNo, businessDate, invoiceNo] of [
      ['539991', '2010-12-31', 'KRV2010000000001'],
      ['539992', '2010-12-31', 'KRV2010000000002'],
      ['539993', '2011-01-01', 'KRV2011000000001'],
    ] as const) {
      await s.given(SatisBelgesiAlindi, tradeDocument(documentNo, { businessDate }));
      await s.when(StokRezervasyonuTamamlandi, reservation(`SIP-${documentNo}`));
      await s.thenPublished(FaturaKesildi, { invoiceNo });
    }
  });

  it('delivered in part, is invoiced for what was reserved and its services; nothing stays open', async () => {
    await approvePartial('SIP-part');
    await s.when(
      StokRezervasyonuTamamlandi,
      reservation('SIP-part', {
        lines: [
          { lineNo: 1, depotNo: 'MERKEZ', sku: '85123A', quantity: '1' },
          { lineNo: 1, depotNo: 'SUBE', sku: '85123A', quantity: '2' },
        ],
        missing: [
          { sku: '85123A', quantity: '3' },
          { sku: '71053', quantity: '4' },
        ],
      }),
    );

    await s.thenPublished(FaturaKesildi, {
      lines: [
        { lineNo: 1, sku: '85123A', quantity: '3', unitPrice: '2.55', net: '7.65' },
        { lineNo: 3, sku: 'POST', quantity: '1', net: '10.00' },
      ],
      net: '17.65',
      kdv: '3.53',
      gross: '21.18',
      kdvSummary: [{ rate: '20', base: '17.65', kdv: '3.53' }],
    });
    await s.thenNothing();
    expect(await order('SIP-part')).toMatchObject({ state: 'INVOICED', gross: '42.36' });
    expect(await exposure()).toMatchObject({ balance: '21.18', openOrderAmount: '0.00' });
  });

  it('once cancelled, is not brought back by a late answer', async () => {
    await s.given(SatisBelgesiAlindi, tradeDocument('536367'));
    await s.http('POST', '/api/orders/SIP-536367/cancel');
    await s.thenPublished(SiparisIptalEdildi, { orderNo: 'SIP-536367', previousState: 'APPROVED' });

    await s.when(StokRezervasyonuTamamlandi, reservation('SIP-536367'));
    await s.when(SevkiyatGerceklesti, despatch('SIP-536367'));

    await s.thenNothing();
    expect(await s.query('SELECT key FROM parked_event')).toEqual([]);
    expect(await order('SIP-536367')).toMatchObject({ state: 'CANCELLED', version: 3 });
    expect(await exposure()).toMatchObject({ balance: '0.00', openOrderAmount: '0.00' });
  });

  it('reserved without being approved, is refused with its state', async () => {
    await s.query("UPDATE account SET credit_limit = 0 WHERE account_no = '17850'");
    await s.given(SatisBelgesiAlindi, tradeDocument('536368'));
    await s.when(StokRezervasyonuTamamlandi, reservation('SIP-536368'));
    await s.thenParked('SIP-536368', 'ORDER_STATE_INVALID');
    await s.thenNothing();
    expect(await order('SIP-536368')).toMatchObject({ state: 'ON_HOLD' });
  });
});
