import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  FaturaIptalEdildi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  SiparisOnaylandi,
  StokRezervasyonuTamamlandi,
  TahsilatAlindi,
  TahsilatEslestirildi,
} from '@kervan/contracts';
import { TradingCore } from './trading-core.mother.js';
import { reservation } from './warehouse-answer.mother.js';

/** 3 pieces at 33.3335, KDV 20 %, worked out by hand: 100.0005 net. Then a third comes back and the rest is paid. */
const documents = {
  // 100.0005 -> 100; 20 % of it 20.
  JPY: {
    net: '100',
    kdv: '20',
    gross: '120',
    back: '40',
    rest: '80',
    nothing: '0',
    rates: ['0.25', '0.30', '0.20'],
  },
  // 100.0005 -> 100.00; 20.00. One piece: 33.33 + 6.67.
  TRY: {
    net: '100.00',
    kdv: '20.00',
    gross: '120.00',
    back: '40.00',
    rest: '80.00',
    nothing: '0.00',
    rates: [],
  },
  // 100.0005 -> 100.001; 20.0002 -> 20.000. One piece: 33.334 + 6.667.
  KWD: {
    net: '100.001',
    kdv: '20.000',
    gross: '120.001',
    back: '40.001',
    rest: '80.000',
    nothing: '0.000',
    rates: ['120.5', '121.25', '119'],
  },
};
const lines = [{ lineNo: 1, depotNo: 'MERKEZ', sku: 'MUG', quantity: '3' }];

describe.each(Object.entries(documents))('in %s', (currency, expected) => {
  const [issued, paid, later] = expected.rates;
  const rated = (fxRate: string | undefined) => (fxRate === undefined ? {} : { fxRate });
  let core: TradingCore;
  beforeAll(async () => {
    core = await TradingCore.start();
    if (issued === undefined) return;
    const rates = [
      { validFrom: '2026-03-01', rate: issued },
      { validFrom: '2026-03-05', rate: paid },
      { validFrom: '2026-03-07', rate: later },
    ];
    expect(await core.s.http('PUT', `/api/fx-rates/${currency}`, { rates })).toMatchObject({ status: 200 });
  });
  beforeEach(async () => {
    await core.empty();
    await core.opened('F1', currency);
  });
  afterAll(() => core.s.close());

  const ordered = { accountNo: 'F1', currency, quantity: '3', unitPrice: '33.3335' };
  const account = () => core.read('accounts/F1');
  const pay = (amount: string, more: object = {}) => core.pay(amount, { accountNo: 'F1', currency, ...more });
  const { nothing } = expected;

  it('an order is approved, invoiced, returned in part, paid and closed', async () => {
    const { net, kdv, gross, back, rest } = expected;
    await core.approved('SIP-1', ordered);
    await core.s.thenPublished(SiparisOnaylandi, { currency, net, kdv, gross, lines: [{ net }] });
    expect(await account()).toMatchObject({ openOrderAmount: gross });

    await core.s.when(StokRezervasyonuTamamlandi, reservation('SIP-1', { accountNo: 'F1', lines }));
    const invoice = await core.s.thenPublished(FaturaKesildi, {
      currency,
      net,
      kdv,
      gross,
      payable: gross,
      ...rated(issued),
    });
    const { invoiceNo } = invoice.data;
    expect(invoice.data.fxRate).toBe(issued);
    expect(await account()).toMatchObject({ openOrderAmount: nothing, balance: gross });

    await core.despatched('SIP-1', ordered);
    await core.giveBack('C1', invoiceNo, '1', { accountNo: 'F1', currency });
    // At the rate of the invoice, though another is valid on the day of the return.
    const returned = await core.s.thenPublished(IadeFaturasiAlindi, {
      currency,
      gross: back,
      settled: false,
    });
    expect(returned.data.fxRate).toBe(issued);
    expect(await core.read(`invoices/${invoiceNo}`)).toMatchObject({
      openAmount: rest,
      fxRate: issued ?? null,
    });

    await pay(rest);
    await core.s.thenPublished(TahsilatAlindi, {
      currency,
      ...rated(paid),
      amount: rest,
      matches: [{ invoiceNo, amount: rest, settled: true, ...rated(issued) }],
      unmatched: nothing,
    });
    expect(await account()).toMatchObject({ balance: nothing });
    expect(await core.read('orders/SIP-1')).toMatchObject({ state: 'CLOSED' });
    await core.s.thenNothing();
  });

  it('an advance is matched and an invoice cancelled, each at the rate of its own day', async () => {
    const { gross } = expected;
    await pay(gross, { paymentDate: '2026-03-07' });
    await core.approved('SIP-1', ordered);
    await core.s.past();
    await core.s.when(StokRezervasyonuTamamlandi, reservation('SIP-1', { accountNo: 'F1', lines }));
    await core.s.thenPublished(FaturaKesildi, { payable: gross });
    const { data } = await core.s.thenPublished(TahsilatEslestirildi, {
      unmatched: nothing,
      ...rated(later),
    });
    expect(data.matches[0]).toMatchObject({ amount: gross, settled: true, ...rated(issued) });

    const cancelled = await core.invoiced('SIP-2', ordered);
    await core.s.http('POST', `/api/invoices/${cancelled}/cancel`);
    await core.s.thenPublished(FaturaIptalEdildi, { payable: gross, ...rated(issued) });
    expect(await account()).toMatchObject({ balance: nothing });
  });
});

describe('in a currency without a rate on the day', () => {
  it('nothing is paid, returned or invoiced', async () => {
    const core = await TradingCore.start();
    try {
      await core.opened('F1', 'EUR');
      await core.approved('SIP-1', { accountNo: 'F1', currency: 'EUR' });
      await core.s.past();
      const missing = { status: 422, body: { code: 'FX_RATE_NOT_FOUND' } };
      expect(await core.pay('1', { accountNo: 'F1', currency: 'EUR' })).toMatchObject(missing);
      const priced = {
        accountNo: 'F1',
        currency: 'EUR',
        lines: [{ sku: 'MUG', quantity: '1', unitPrice: '1' }],
      };
      expect(await core.giveBack('C1', undefined, '1', priced)).toMatchObject(missing);
      await core.s.when(StokRezervasyonuTamamlandi, reservation('SIP-1', { accountNo: 'F1', lines }));
      await core.s.thenNothing();
    } finally {
      await core.s.close();
    }
  });
});
