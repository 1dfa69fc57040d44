import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FaturaKesildi, SiparisOnaylandi, StokRezervasyonuTamamlandi } from '@kervan/contracts';
import { TradingCore } from '../trading-core.mother.js';
import { reservation } from '../warehouse-answer.mother.js';

const lines = [{ lineNo: 1, depotNo: 'MERKEZ', sku: 'MUG', quantity: '1' }];

describe('an invoice', () => {
  let core: TradingCore;
  beforeAll(async () => {
    core = await TradingCore.start();
    const kdv18 = { rates: [{ validFrom: '2010-01-01', rate: '18' }] };
    await core.s.http('PUT', '/api/kdv-classes/GENERAL/rates', kdv18);
  });
  beforeEach(() => core.empty());
  afterAll(() => core.s.close());

  const reserved = (orderNo: string) =>
    core.s.when(StokRezervasyonuTamamlandi, reservation(orderNo, { lines }));

  it('with withholding, as the official sample: the balance rises by what is payable', async () => {
    await core.approved('SIP-1', { unitPrice: '20000', invoiceType: 'TEVKIFAT', withholdingTenths: 9 });
    await core.s.thenPublished(SiparisOnaylandi, { net: '20000.00', kdv: '3600.00', gross: '23600.00' });
    await reserved('SIP-1');

    const { data } = await core.s.thenPublished(FaturaKesildi, {
      invoiceType: 'TEVKIFAT',
      net: '20000.00',
      kdv: '3600.00',
      gross: '23600.00',
      withholding: { tenths: 9, kdv: '3240.00' },
      payable: '20360.00',
    });
    expect(data).not.toHaveProperty('exemptionCode');
    expect(await core.read('accounts/17850')).toMatchObject({ balance: '20360.00', openOrderAmount: '0.00' });
    expect(await core.read(`invoices/${data.invoiceNo}`)).toMatchObject({
      invoiceType: 'TEVKIFAT',
      withholdingTenths: 9,
      withheldKdv: '3240.00',
      payable: '20360.00',
      openAmount: '20360.00',
      state: 'OPEN',
      version: 1,
      kdvSummary: [{ rate: '18', base: '20000.00', kdv: '3600.00' }],
      lines: [{ lineNo: 1, sku: 'MUG', net: '20000.00' }],
    });
  });

  it('that is exempt bears no KDV and tells why', async () => {
    await core.approved('SIP-2', { invoiceType: 'ISTISNA', exemptionCode: '301' });
    await core.s.thenPublished(SiparisOnaylandi, { net: '100.00', kdv: '0.00', gross: '100.00' });
    expect(await core.read('orders/SIP-2')).toMatchObject({ invoiceType: 'ISTISNA', exemptionCode: '301' });
    await reserved('SIP-2');

    const { data } = await core.s.thenPublished(FaturaKesildi, {
      invoiceType: 'ISTISNA',
      exemptionCode: '301',
      kdvSummary: [{ rate: '0', base: '100.00', kdv: '0.00' }],
      payable: '100.00',
    });
    expect(data).not.toHaveProperty('withholding');
    expect(await core.read('accounts/17850')).toMatchObject({ balance: '100.00' });
  });

  it.each([
    [{ invoiceType: 'ISTISNA' }, 'exemptionCode', 'must be given for ISTISNA, and for nothing else'],
    [{ exemptionCode: '301' }, 'exemptionCode', 'must be given for ISTISNA, and for nothing else'],
    [{ invoiceType: 'TEVKIFAT' }, 'withholdingTenths', 'must be given for TEVKIFAT, and for nothing else'],
    [{ withholdingTenths: 5 }, 'withholdingTenths', 'must be given for TEVKIFAT, and for nothing else'],
  ])('of an order that says %j only is refused', async (taxation, field, message) => {
    expect(await core.place('SIP-3', taxation)).toMatchObject({
      status: 422,
      body: { errors: [{ field, message }] },
    });
  });

  it.each([0, 11])('withholds no %i tenths', async (withholdingTenths) => {
    const taxation = { invoiceType: 'TEVKIFAT', withholdingTenths };
    expect(await core.place('SIP-4', taxation)).toMatchObject({ status: 422 });
  });

  it('of nothing is settled from the beginning, and its order is closed when the goods have left', async () => {
    const invoiceNo = await core.invoiced('SIP-5', { unitPrice: '0' });
    expect(await core.read(`invoices/${invoiceNo}`)).toMatchObject({ payable: '0.00', state: 'SETTLED' });
    await core.despatched('SIP-5');
    expect(await core.read('orders/SIP-5')).toMatchObject({ state: 'CLOSED' });
  });
});
