import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  FaturaKesildi,
  IadeFaturasiAlindi,
  MalKabulEdildi,
  PrimGeriAlindi,
  PrimHakedildi,
} from '@kervan/contracts';
import { crm } from '@kervan/crm';
import { erpCore } from '@kervan/erp-core';
import { faultsAtRest } from './faults-at-rest.js';
import { tradingCompany, type TradingCompany } from './trading-company.mother.js';

/** 100 pieces at 2.55: gross 306.00; one costs 1.53. */
const lines = [{ sku: '85123A', quantity: '100' }];

describe('goods of a paid invoice that come back', () => {
  let trade: TradingCompany;
  let invoiceNo: string;
  beforeAll(async () => {
    trade = await tradingCompany(['85123A']);
    await trade.openAccount('17850', '1000.00');
    await trade.assign('P-017', '17850');
    await trade.openStock('MERKEZ', [{ sku: '85123A', quantity: '100' }]);
    await trade.services.atRest();
    await trade.order('17850', 'SIP-1', lines);
    await trade.services.atRest();
    [{ invoiceNo = '' } = {}] = (await trade.services.events(FaturaKesildi)).map(({ data }) => data);
    await trade.pay('17850', '306.00', invoiceNo);
    await trade.services.atRest();
  });
  afterAll(() => trade.close());

  const bringBack = (documentNo: string, quantity: string) =>
    trade.services.http(erpCore, 'POST', '/api/returns', {
      documentNo,
      accountNo: '17850',
      relatedInvoiceNo: invoiceNo,
      currency: 'TRY',
      lines: [{ sku: '85123A', quantity }],
    });

  it('are booked 610 / 191 / 120 and go back into stock at their cost', async () => {
    expect(await bringBack('C-1', '40')).toMatchObject({ status: 201 });
    await trade.services.atRest();

    // 40 x 2.55 = 102.00, KDV 20.40, gross 122.40; cost 61.20.
    const [returned] = await trade.services.events(IadeFaturasiAlindi);
    expect(returned?.data).toMatchObject({ relatedInvoiceNo: invoiceNo, net: '102.00', gross: '122.40' });
    expect(await trade.ledger('610')).toBe('102.00');
    expect(await trade.ledger('191')).toBe('20.40');
    expect(await trade.ledger('120', '17850')).toBe('-122.40');
    expect(await trade.stock('85123A')).toEqual({ onHand: 40, reserved: 0 });
    const received = (await trade.services.events(MalKabulEdildi)).filter(
      ({ data }) => data.reason === 'RETURN',
    );
    expect(received.map(({ data }) => data.cost)).toEqual(['61.20']);
  });

  it('lower what the customer owes, everywhere', async () => {
    expect(await trade.account('17850')).toMatchObject({ balance: '-122.40' });
    expect(await trade.done(crm, 'GET', '/api/accounts/17850')).toMatchObject({ balance: '-122.40' });
  });

  it('take their part of the commission back, to the kurus when all comes back', async () => {
    const more = await bringBack('C-2', '61');
    expect(more).toMatchObject({ status: 422, body: { code: 'RULE_VIOLATION' } });
    expect(await bringBack('C-3', '60')).toMatchObject({ status: 201 });
    await trade.services.atRest();

    const earned = await trade.services.events(PrimHakedildi);
    const reversed = await trade.services.events(PrimGeriAlindi);
    expect(earned.map(({ data }) => data.amount)).toEqual(['6.38']);
    expect(reversed.map(({ data }) => data.amount)).toEqual(['2.55', '3.83']);
    expect(await trade.ledger('760')).toBe('0.00');
    expect(await trade.ledger('335')).toBe('0.00');
  });

  it('leave every invariant whole and nothing parked', async () => {
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });
});
