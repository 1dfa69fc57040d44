import type {
  DataOf,
  FaturaIptalEdildi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  TahsilatAlindi,
  TahsilatEslestirildi,
} from '@kervan/contracts';

const line = {
  lineNo: 1,
  sku: '85123A',
  quantity: '1',
  unit: 'C62',
  unitPrice: '1',
  kdvRate: '0',
  net: '1.00',
};
const totals = (net: string) => ({ lines: [line], net, kdv: '0.00', gross: net, kdvSummary: [] });

/** An invoice of an account, issued on 2 March 2026. */
export function invoice(
  accountNo: string,
  invoiceNo: string,
  net: string,
  change: Partial<DataOf<typeof FaturaKesildi>> = {},
): DataOf<typeof FaturaKesildi> {
  return {
    ...totals(net),
    accountNo,
    invoiceNo,
    payable: net,
    currency: 'TRY',
    ettn: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
    invoiceType: 'SATIS',
    orderNo: `SIP-${invoiceNo}`,
    issueDate: '2026-03-02',
    dueDate: '2026-04-01',
    ...change,
  };
}

export function cancelled(of: DataOf<typeof FaturaKesildi>): DataOf<typeof FaturaIptalEdildi> {
  const { invoiceNo, orderNo, accountNo, issueDate, currency, net, kdv, gross, kdvSummary, payable } = of;
  const money = { currency, net, kdv, gross, kdvSummary, payable };
  return { invoiceNo, orderNo, accountNo, issueDate, cancelDate: issueDate, ...money };
}

/** Goods of an invoice that came back on 20 March 2026. */
export function goodsReturned(
  accountNo: string,
  returnNo: string,
  relatedInvoiceNo: string | null,
  net: string,
  change: Partial<DataOf<typeof IadeFaturasiAlindi>> = {},
): DataOf<typeof IadeFaturasiAlindi> {
  return {
    ...totals(net),
    accountNo,
    invoiceNo: returnNo,
    documentNo: `C-${returnNo}`,
    relatedInvoiceNo,
    currency: 'TRY',
    issueDate: '2026-03-20',
    ...change,
  };
}

/** A payment of 15 March 2026 for one invoice. */
export function paid(
  accountNo: string,
  paymentNo: string,
  invoiceNo: string,
  { settled = true, currency = 'TRY' } = {},
): DataOf<typeof TahsilatAlindi> {
  return {
    accountNo,
    paymentNo,
    paymentDate: '2026-03-15',
    method: 'BANK',
    currency,
    amount: '1.00',
    matches: [{ invoiceNo, amount: '1.00', settled }],
    unmatched: '0.00',
  };
}

/** A payment that was matched to an invoice on 16 March 2026. */
export function matched(
  accountNo: string,
  paymentNo: string,
  invoiceNo: string,
): DataOf<typeof TahsilatEslestirildi> {
  return {
    accountNo,
    paymentNo,
    matchDate: '2026-03-16',
    currency: 'TRY',
    matches: [{ invoiceNo, amount: '1.00', settled: true }],
    unmatched: '0.00',
  };
}
