import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { crm } from '@kervan/crm';
import {
  FaturaKesildi,
  PrimHakedildi,
  SevkiyatGerceklesti,
  SiparisOnaylandi,
  StokRezervasyonuTamamlandi,
  TahsilatAlindi,
} from '@kervan/contracts';
import { ecommerce } from '@kervan/ecommerce';
import { hr } from '@kervan/hr';
import { faultsAtRest } from './faults-at-rest.js';
import { tradingCompany, type TradingCompany } from './trading-company.mother.js';

/** 100 pieces at 2.55: net 255.00, KDV 20 % 51.00, gross 306.00; their cost is 153.00. */
const lines = [{ sku: '85123A', quantity: '100' }];

describe.each(['ON_RESERVATION', 'AFTER_DESPATCH'])('an order invoiced %s that is paid', (INVOICING) => {
  let trade: TradingCompany;
  beforeAll(async () => {
    trade = await tradingCompany(['85123A'], { core: { INVOICING } });
    await trade.openAccount('17850', '1000.00');
    await trade.assign('P-017', '17850');
    await trade.openStock('MERKEZ', [{ sku: '85123A', quantity: '250' }]);
    await trade.services.atRest();
    await trade.order('17850', 'SIP-1', lines);
    await trade.services.atRest();
  });
  afterAll(() => trade.close());

  it('owes its gross until the payment comes', async () => {
    expect(await trade.account('17850')).toEqual({
      creditLimit: '1000.00',
      balance: '306.00',
      openOrderAmount: '0.00',
      availableCredit: '694.00',
    });
    expect(await trade.ledger('120', '17850')).toBe('306.00');
    expect(await trade.services.events(PrimHakedildi)).toEqual([]);
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });

  it('is CLOSED once it is paid, and everybody knows', async () => {
    await trade.pay('17850', '306.00');
    await trade.services.atRest();

    expect(await trade.stateOf('SIP-1')).toBe('CLOSED');
    expect(await trade.account('17850')).toMatchObject({ balance: '0.00', availableCredit: '1000.00' });
    expect(await trade.ledger('120', '17850')).toBe('0.00');
    expect(await trade.ledger('102')).toBe('306.00');
    expect(await trade.done(crm, 'GET', '/api/accounts/17850')).toMatchObject({
      creditLimit: '1000.00',
      balance: '0.00',
    });
    expect(await trade.done(ecommerce, 'GET', '/api/orders/SIP-1/status')).toMatchObject({
      status: 'DESPATCHED',
    });
  });

  it('earns its sales representative 2.5 % of the net: 6.38, of which 0.96 is tax', async () => {
    const commissions = await trade.services.events(PrimHakedildi);

    expect(commissions.map(({ data }) => [data.employeeNo, data.base, data.amount, data.tax])).toEqual([
      ['P-017', '255.00', '6.38', '0.96'],
    ]);
    expect(await trade.ledger('760')).toBe('6.38');
    expect(await trade.ledger('335')).toBe('-5.42');
    expect(await trade.ledger('360')).toBe('-0.96');
    expect(await trade.done(hr, 'GET', '/api/employees/P-017')).toMatchObject({ commissionRate: '2.5' });
  });

  it('is one flow from the approval to the despatch, and the payment names its invoice', async () => {
    const [approved] = await trade.services.events(SiparisOnaylandi);
    const flow = await trade.services.flow(approved?.correlationId ?? '');
    const [payment] = await trade.services.events(TahsilatAlindi);
    const [invoice] = await trade.services.events(FaturaKesildi);

    expect(flow.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        SiparisOnaylandi.type,
        StokRezervasyonuTamamlandi.type,
        FaturaKesildi.type,
        SevkiyatGerceklesti.type,
      ]),
    );
    expect(payment?.data).toMatchObject({
      amount: '306.00',
      unmatched: '0.00',
      matches: [{ invoiceNo: invoice?.data.invoiceNo, amount: '306.00', settled: true }],
    });
  });

  it('leaves every invariant whole and nothing parked', async () => {
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });
});
