import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { DataOf, FaturaKesildi } from '@kervan/contracts';
import { exact, parseUbl, shortest, sumOf, type CanonicalInvoice, type Parsed } from '@kervan/formats';
import { invoice } from '../invoice.mother.js';
import { invoiceXml } from './invoice-xml.js';

type Invoice = DataOf<typeof FaturaKesildi>;

const seller = {
  taxNo: '1234567890',
  name: 'Kervan & Oğulları A.Ş.',
  taxOffice: 'Büyük Mükellefler',
  district: 'Beşiktaş',
  city: 'İstanbul',
};

async function readBack(xml: string): Promise<Parsed[]> {
  const parsed: Parsed[] = [];
  for await (const one of parseUbl(Readable.from([Buffer.from(xml)]))) parsed.push(one);
  return parsed;
}

const short = (text: string) => shortest(exact(text));

/** The event, as every format tells it. */
function canonical(data: Invoice): CanonicalInvoice {
  const kdv = (rate: string) => ({ scheme: '0015', category: null, rate: short(rate) });
  return {
    kind: 'invoice',
    number: data.invoiceNo,
    issueDate: data.issueDate,
    seller: { taxId: seller.taxNo, ids: [], country: 'TR' },
    buyer: { taxId: null, ids: [{ scheme: 'MUSTERINO', id: data.accountNo }], country: null },
    typeCode: '380',
    turkish: { profile: 'TEMELFATURA', type: data.invoiceType, uuid: data.ettn },
    dueDate: data.dueDate,
    currency: data.currency,
    orderNo: data.orderNo,
    lines: data.lines.map((line) => ({
      no: String(line.lineNo),
      item: { sellersId: line.sku, buyersId: null, standardId: null, name: line.sku },
      quantity: short(line.quantity),
      unit: line.unit,
      price: { amount: short(line.unitPrice), baseQuantity: '1' },
      net: short(line.net),
      taxes: [kdv(line.kdvRate)],
      allowanceCharges: [],
    })),
    allowanceCharges: [],
    taxes: data.kdvSummary.map((part) => ({
      tax: kdv(part.rate),
      taxable: short(part.base),
      amount: short(part.kdv),
    })),
    withheld: [],
    totals: {
      lineNet: short(data.net),
      allowance: null,
      charge: null,
      taxExclusive: short(data.net),
      tax: short(data.kdv),
      taxInclusive: short(data.gross),
      prepaid: null,
      rounding: null,
      payable: short(data.payable),
    },
  };
}

const exempt = () =>
  invoice({ invoiceType: 'ISTISNA', exemptionCode: '301', currency: 'EUR', fxRate: '51.2345' }, [
    { sku: '85123A', quantity: '6', unitPrice: '2.55', kdvRate: '0' },
  ]);

describe('an invoice of UBL-TR', () => {
  it.each([
    ['of a sale with two rates', invoice()],
    [
      'of a SKU with marks of XML',
      invoice({}, [{ sku: `<A&"B'>`, quantity: '1', unitPrice: '1', kdvRate: '20' }]),
    ],
    ['in another currency, exempt from KDV', exempt()],
  ])('%s is read back by our own parser as the same one, and adds up', async (_, data) => {
    expect(await readBack(invoiceXml(data, seller))).toMatchObject([
      { kind: 'document', document: canonical(data) },
    ]);
  });

  it('writes amounts with 2 decimals, prices as they are', () => {
    const xml = invoiceXml(invoice(), seller);

    const amounts = [...xml.matchAll(/<cbc:\w*Amount currencyID="TRY">([^<]+)</g)].map(
      ([, text = '']) => text,
    );
    expect(amounts.filter((text) => !/^\d+\.\d{2}$/.test(text))).toEqual(['0.035']);
  });

  it('has the KDV of lines sum up to that of their rate', () => {
    const thirds = Array.from({ length: 3 }, () => ({
      sku: 'A',
      quantity: '1',
      unitPrice: '0.05',
      kdvRate: '10',
    }));
    const data = invoice({}, thirds);

    const ofLines = [
      ...invoiceXml(data, seller).matchAll(/<cac:InvoiceLine>.*?<cbc:TaxAmount[^>]*>([^<]+)/gs),
    ];

    const texts = ofLines.map(([, text = '']) => text);
    expect(texts).toEqual(['0.01', '0.01', '0.00']);
    expect(shortest(sumOf(texts))).toBe(short(data.kdv));
  });

  it('tells the rate of another currency, and why there is no KDV', () => {
    const xml = invoiceXml(exempt(), seller);

    expect(xml).toContain('<cbc:CalculationRate>51.2345</cbc:CalculationRate>');
    expect(xml).toContain('<cbc:TaxExemptionReasonCode>301</cbc:TaxExemptionReasonCode>');
  });

  it.each([
    [
      'withheld KDV, whose code is in no event',
      invoice({ invoiceType: 'TEVKIFAT', withholding: { tenths: 9, kdv: '1.00' } }),
      { code: 'RULE_VIOLATION', message: expect.stringContaining('withholding: ') },
    ],
    [
      'an amount of three decimals',
      invoice({ currency: 'KWD', fxRate: '100' }, [
        { sku: 'A', quantity: '1', unitPrice: '0.125', kdvRate: '20' },
      ]),
      { code: 'FORMAT_ERROR', message: expect.stringContaining('cbc:TaxAmount: "0.025"') },
    ],
    [
      'a character that XML does not have',
      invoice({ accountNo: '120\uFFFE' }),
      { code: 'ENCODING_ERROR', message: 'cbc:ID: the character U+FFFE cannot be written in XML' },
    ],
  ])('refuses %s', (_, data, error) => {
    expect(() => invoiceXml(data, seller)).toThrow(expect.objectContaining(error));
  });
});
