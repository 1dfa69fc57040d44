import type { FaturaIptalEdildi, FaturaKesildi, IadeFaturasiAlindi } from '@kervan/contracts';
import { documentTotals, Money, type DocumentTotals } from '@kervan/money';

/** A line of a document of the specs: net = quantity x price is given, not reckoned. */
export interface SoldLine {
  readonly sku: string;
  readonly quantity?: string;
  readonly net: string;
  readonly kdvRate?: string;
}

type Invoice = FaturaKesildi['data'];
type Returned = IadeFaturasiAlindi['data'];

function priced(lines: readonly SoldLine[]): Invoice['lines'] {
  return lines.map(({ sku, quantity = '1', net, kdvRate = '20' }, index) => ({
    lineNo: index + 1,
    sku,
    quantity,
    unit: 'C62',
    unitPrice: '1',
    kdvRate,
    net,
  }));
}

function totalsOf(currency: string, lines: Invoice['lines']) {
  const totals = documentTotals(
    currency,
    lines.map(({ net, kdvRate }) => ({ net: Money.of(net, currency), kdvRate })),
  );
  return text(totals);
}

function text({ net, kdv, gross, kdvSummary }: DocumentTotals) {
  return {
    net: net.toString(),
    kdv: kdv.toString(),
    gross: gross.toString(),
    kdvSummary: kdvSummary.map((of) => ({ rate: of.rate, base: of.base.toString(), kdv: of.kdv.toString() })),
  };
}

/** Two pieces of `MUM` for 10.00 net at 20 % on 1 March 2026, due a month later, unless said otherwise. */
export function invoice(
  invoiceNo: string,
  { lines = [{ sku: 'MUM', quantity: '2', net: '10.00' }], ...other }: InvoiceParts = {},
): Invoice {
  const currency = other.currency ?? 'TRY';
  const soldLines = priced(lines);
  const totals = totalsOf(currency, soldLines);
  return {
    invoiceNo,
    ettn: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
    invoiceType: 'SATIS',
    orderNo: `SIP-${invoiceNo}`,
    accountNo: 'C1',
    issueDate: '2026-03-01',
    dueDate: '2026-03-31',
    currency,
    lines: soldLines,
    ...totals,
    payable: totals.gross,
    ...other,
  };
}
type InvoiceParts = Partial<Omit<Invoice, 'lines'>> & { readonly lines?: readonly SoldLine[] };

export function cancellation(of: Invoice, cancelDate: string): FaturaIptalEdildi['data'] {
  const { invoiceNo, orderNo, accountNo, issueDate, currency, fxRate, net, kdv, gross, kdvSummary, payable } =
    of;
  return {
    invoiceNo,
    orderNo,
    accountNo,
    issueDate,
    cancelDate,
    currency,
    fxRate,
    net,
    kdv,
    gross,
    kdvSummary,
    payable,
  };
}

/** One piece of `MUM` for 5.00 net at 20 % on 2 March 2026, of no known invoice, unless said otherwise. */
export function returnInvoice(
  invoiceNo: string,
  { lines = [{ sku: 'MUM', net: '5.00' }], ...other }: ReturnParts = {},
): Returned {
  const currency = other.currency ?? 'TRY';
  const soldLines = priced(lines);
  return {
    invoiceNo,
    documentNo: `C-${invoiceNo}`,
    relatedInvoiceNo: null,
    accountNo: 'C1',
    issueDate: '2026-03-02',
    currency,
    lines: soldLines,
    ...totalsOf(currency, soldLines),
    ...other,
  };
}
type ReturnParts = Partial<Omit<Returned, 'lines'>> & { readonly lines?: readonly SoldLine[] };
