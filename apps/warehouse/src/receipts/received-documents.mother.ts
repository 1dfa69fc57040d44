import type { DataOf, IadeFaturasiAlindi, StokFarkiAlindi } from '@kervan/contracts';

type Goods = readonly (readonly [sku: string, quantity: string])[];

/** A return invoice; its prices are of no interest to the warehouse. */
export function returnInvoice(invoiceNo: string, goods: Goods): DataOf<typeof IadeFaturasiAlindi> {
  return {
    invoiceNo,
    documentNo: `C-${invoiceNo}`,
    relatedInvoiceNo: null,
    accountNo: '17850',
    issueDate: '2010-12-01',
    currency: 'TRY',
    lines: goods.map(([sku, quantity], index) => {
      const priced = { unit: 'C62', unitPrice: '0', kdvRate: '20', net: '0.00' };
      return { lineNo: index + 1, sku, quantity, ...priced };
    }),
    net: '0.00',
    kdv: '0.00',
    gross: '0.00',
    kdvSummary: [],
  };
}

/** What a legacy system counted in one depot, and by how much it thought that the level differs. */
export function stockCount(
  depotNo: string,
  sku: string,
  counted: string,
  thought: { readonly kind: 'LOSS' | 'SURPLUS'; readonly quantity: string },
): DataOf<typeof StokFarkiAlindi> {
  return {
    documentNo: `${depotNo}/${sku}`,
    origin: { source: 'levels', file: 'levels-17.csv', sha256: '0'.repeat(64), line: 2 },
    businessDate: '2010-12-01',
    kind: thought.kind,
    depotNo,
    lines: [{ lineNo: 1, sku, quantity: thought.quantity, counted }],
  };
}

/** A stock difference that a legacy system counted. */
export function stockDifference(
  documentNo: string,
  kind: 'LOSS' | 'SURPLUS',
  goods: Goods,
): DataOf<typeof StokFarkiAlindi> {
  return {
    documentNo,
    origin: { source: 'online-retail', file: '2010-12-01.csv', sha256: '0'.repeat(64), line: 2 },
    businessDate: '2010-12-01',
    kind,
    lines: goods.map(([sku, quantity], index) => ({ lineNo: index + 1, sku, quantity })),
  };
}
