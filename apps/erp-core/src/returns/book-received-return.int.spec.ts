import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  IadeBelgesiAlindi,
  IadeFaturasiAlindi,
  SatisBelgesiAlindi,
  StokRezervasyonuTamamlandi,
} from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { account, product, rates, tradeDocument } from '../trade-document.mother.js';
import { reservation } from '../warehouse-answer.mother.js';

describe('a return document received from a legacy system', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore);
    await s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    await s.http('POST', '/api/products/batch', { products: [product] });
    await s.http('POST', '/api/accounts/batch', { accounts: [account] });
  });
  afterAll(() => s.close());

  const exposure = async () => (await s.http('GET', '/api/accounts/17850')).body;

  it('is booked as a return invoice of its own series and lowers the balance', async () => {
    await s.given(SatisBelgesiAlindi, tradeDocument('536365'));
    await s.given(StokRezervasyonuTamamlandi, reservation('SIP-536365'));
    const lines = [{ lineNo: 1, sku: '85123A', quantity: '2', unitPrice: '2.55' }];
    const received = await s.when(IadeBelgesiAlindi, tradeDocument('C536379', { lines }));

    const booked = await s.thenPublished(IadeFaturasiAlindi, {
      invoiceNo: 'IAD2010000000001',
      documentNo: 'C536379',
      relatedInvoiceNo: null,
      issueDate: '2010-12-01',
      lines: [{ lineNo: 1, quantity: '2', net: '5.10' }],
      net: '5.10',
      kdv: '1.02',
      gross: '6.12',
    });
    expect(booked.causationId).toBe(received);
    await s.thenNothing();
    expect(await exposure()).toMatchObject({ balance: '12.24', openOrderAmount: '0.00' });
  });

  it('delivered twice, is booked once', async () => {
    const received = await s.when(IadeBelgesiAlindi, tradeDocument('C536380'));
    await s.redeliver(received);
    await s.thenPublished(IadeFaturasiAlindi, { invoiceNo: 'IAD2010000000002' });
    await s.thenNothing();
  });

  it('may turn the balance into a debt to the customer, whatever the limit', async () => {
    expect(await exposure()).toMatchObject({ balance: '-6.12', availableCredit: '106.12' });
  });

  it('that the account brought before, by whatever way, is parked', async () => {
    const lines = [{ sku: '85123A', quantity: '1', unitPrice: '1.00' }];
    const taken = { documentNo: 'C536382', accountNo: '17850', currency: 'TRY', lines };
    expect(await s.http('POST', '/api/returns', taken)).toMatchObject({ status: 201 });
    await s.past();
    await s.when(IadeBelgesiAlindi, tradeDocument('C536382'));
    await s.thenParked('C536382', 'RESOURCE_EXISTS');
    await s.thenNothing();
  });

  it('of an unknown account is parked', async () => {
    await s.when(IadeBelgesiAlindi, tradeDocument('C536381', { accountNo: '0' }));
    await s.thenParked('C536381', 'ACCOUNT_NOT_FOUND');
    await s.thenNothing();
  });
});
