import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CariHesapAcildi,
  CariHesapGuncellendi,
  FaturaIptalEdildi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  UrunTanimlandi,
} from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { reporting } from '../reporting.js';
import { cancellation, invoice, returnInvoice } from './sold.mother.js';

const account = { accountNo: 'C1', segment: 'RETAIL', currency: 'TRY', status: 'ACTIVE' as const };

describe('sales', () => {
  let s: Scenario;
  beforeEach(async () => {
    s = await scenario(reporting);
  });
  afterEach(() => s.close());

  const sales = async (query: string) => (await s.http('GET', `/api/reports/sales${query}`)).body;

  it('given two rates in one invoice, a day has the KDV of each', async () => {
    await s.when(
      FaturaKesildi,
      invoice('KRV2026000000001', {
        lines: [
          { sku: 'MUM', quantity: '2', net: '10.00' },
          { sku: 'KITAP', quantity: '1', net: '0.55', kdvRate: '10' },
        ],
      }),
    );
    await s.when(FaturaKesildi, invoice('KRV2026000000002', { lines: [{ sku: 'MUM', net: '5.03' }] }));
    // 10 % of 0.55 = 0.055, half-up 0.06; 20 % of 10.00 = 2.00 and of 5.03 = 1.006.
    const none = {
      withheldKdv: '0.00',
      withheldKdvTry: '0.00',
      returnedQuantity: '0',
      returnedNet: '0.00',
      returnedKdv: '0.00',
      returnedNetTry: '0.00',
      returnedKdvTry: '0.00',
    };
    expect(await sales('')).toEqual({
      items: [
        {
          day: '2026-03-01',
          kdvRate: '10',
          currency: 'TRY',
          quantity: '1',
          net: '0.55',
          kdv: '0.06',
          netTry: '0.55',
          kdvTry: '0.06',
          ...none,
        },
        {
          day: '2026-03-01',
          kdvRate: '20',
          currency: 'TRY',
          quantity: '3',
          net: '15.03',
          kdv: '3.01',
          netTry: '15.03',
          kdvTry: '3.01',
          ...none,
        },
      ],
      next: null,
    });
  });

  it('a cancelled invoice is in no report, a return stands apart under its own day', async () => {
    const cancelled = invoice('KRV2026000000001');
    await s.when(FaturaKesildi, cancelled);
    await s.when(FaturaKesildi, invoice('KRV2026000000002'));
    await s.when(FaturaIptalEdildi, cancellation(cancelled, '2026-03-05'));
    await s.when(IadeFaturasiAlindi, returnInvoice('IAD2026000000001'));
    expect(await sales('?groupBy=day')).toMatchObject({
      items: [
        { day: '2026-03-01', quantity: '2', net: '10.00', kdv: '2.00', returnedNet: '0.00' },
        {
          day: '2026-03-02',
          quantity: '0',
          net: '0.00',
          returnedQuantity: '1',
          returnedNet: '5.00',
          returnedKdv: '1.00',
        },
      ],
    });
    expect(await sales('?groupBy=month&to=2026-03-01')).toMatchObject({
      items: [{ month: '2026-03', returnedNet: '0.00' }],
    });
    expect(await sales('?from=2026-03-03')).toEqual({ items: [], next: null });
  });

  it('segment and product are those of now, whenever they were told', async () => {
    await s.when(FaturaKesildi, invoice('KRV2026000000001'));
    expect(await sales('?groupBy=sku,segment')).toMatchObject({
      items: [{ sku: 'MUM', segment: '', description: '', unit: '' }],
    });
    await s.when(CariHesapAcildi, { ...account, creditLimit: '100.00' });
    await s.when(UrunTanimlandi, {
      sku: 'MUM',
      unit: 'C62',
      description: 'Mum',
      kdvClass: 'GENEL',
      stocked: true,
    });
    await s.when(CariHesapGuncellendi, { ...account, segment: 'WHOLESALE' });
    expect(await sales('?groupBy=segment,sku')).toMatchObject({
      items: [{ sku: 'MUM', segment: 'WHOLESALE', description: 'Mum', unit: 'C62' }],
    });
  });

  it('a segment that was told before the opening of the account is later than it', async () => {
    await s.when(FaturaKesildi, invoice('KRV2026000000001'));
    await s.when(CariHesapGuncellendi, { ...account, segment: 'WHOLESALE' });
    await s.when(CariHesapAcildi, { ...account, creditLimit: '100.00' });
    expect(await sales('?groupBy=segment')).toMatchObject({ items: [{ segment: 'WHOLESALE' }] });
  });

  it('currencies never mix, TRY stands beside each', async () => {
    await s.when(FaturaKesildi, invoice('KRV2026000000001', { currency: 'EUR', fxRate: '35.123456' }));
    await s.when(
      FaturaKesildi,
      invoice('KRV2026000000002', {
        currency: 'JPY',
        fxRate: '0.233333',
        lines: [{ sku: 'MUM', net: '1500' }],
      }),
    );
    await s.when(
      FaturaKesildi,
      invoice('KRV2026000000003', { currency: 'KWD', fxRate: '100', lines: [{ sku: 'MUM', net: '1.005' }] }),
    );
    // 10.00 x 35.123456 = 351.23; 1500 x 0.233333 = 349.9995; 1.005 x 100 = 100.50, KDV 0.201.
    expect(await sales('?groupBy=day')).toMatchObject({
      items: [
        { currency: 'EUR', net: '10.00', kdv: '2.00', netTry: '351.23', kdvTry: '70.25' },
        { currency: 'JPY', net: '1500', kdv: '300', netTry: '350.00', kdvTry: '70.00' },
        {
          currency: 'KWD',
          net: '1.005',
          kdv: '0.201',
          netTry: '100.50',
          kdvTry: '20.10',
          returnedNet: '0.000',
        },
      ],
    });
  });

  it('given the official sample of a withheld KDV, it is told beside the whole', async () => {
    // 18 % of 20,000 = 3,600, of which nine tenths are withheld.
    const tevkifat = invoice('KRV2026000000001', {
      lines: [{ sku: 'HIZMET', net: '20000.00', kdvRate: '18' }],
    });
    await s.when(FaturaKesildi, {
      ...tevkifat,
      invoiceType: 'TEVKIFAT',
      withholding: { tenths: 9, kdv: '3240.00' },
      payable: '20360.00',
    });
    expect(await sales('')).toMatchObject({
      items: [{ kdvRate: '18', net: '20000.00', kdv: '3600.00', withheldKdv: '3240.00' }],
    });
    expect((await s.http('GET', '/api/reports/receivables?asOf=2026-03-01')).body).toMatchObject({
      items: [{ open: '20360.00' }],
    });
  });

  it('an invoice in another currency without a rate is parked, not guessed', async () => {
    await s.when(FaturaKesildi, invoice('KRV2026000000001', { currency: 'EUR' }));
    await s.thenParked('KRV2026000000001', 'FX_RATE_NOT_FOUND');
  });
});
