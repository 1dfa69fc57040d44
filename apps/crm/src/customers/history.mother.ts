import type {
  CariHesapAcildi,
  CariHesapLimitiGuncellendi,
  FaturaIptalEdildi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  SiparisBeklemeyeAlindi,
  SiparisIptalEdildi,
  SiparisOnaylandi,
  TahsilatAlindi,
  TahsilatEslestirildi,
} from '@kervan/contracts';
import { type DataOf } from '@kervan/contracts';

export const ACCOUNT = '17850';

const line = {
  lineNo: 1,
  sku: '85123A',
  quantity: '1',
  unit: 'C62',
  unitPrice: '1',
  kdvRate: '0',
  net: '1.00',
};
const totals = (gross: string) => ({ lines: [line], net: gross, kdv: '0.00', gross, kdvSummary: [] });
const customer = { accountNo: ACCOUNT, currency: 'TRY' };

export function opening(
  change: Partial<DataOf<typeof CariHesapAcildi>> = {},
): DataOf<typeof CariHesapAcildi> {
  return { ...customer, segment: 'RETAIL', status: 'ACTIVE', creditLimit: '1000.00', ...change };
}

export function limit(newLimit: string, version: number): DataOf<typeof CariHesapLimitiGuncellendi> {
  return { ...customer, oldLimit: '0.00', newLimit, version };
}

export function approval(
  orderNo: string,
  gross: string,
  change: Partial<DataOf<typeof SiparisOnaylandi>> = {},
): DataOf<typeof SiparisOnaylandi> {
  return {
    ...customer,
    ...totals(gross),
    orderNo,
    businessDate: '2026-03-02',
    approvedAt: '2026-03-02T08:15:04.097Z',
    approvalNo: 1,
    invoicing: 'ON_RESERVATION',
    partial: false,
    ...change,
  };
}

export function hold(orderNo: string, accountNo = ACCOUNT): DataOf<typeof SiparisBeklemeyeAlindi> {
  return { ...customer, accountNo, orderNo, reason: 'STOCK', missingAmount: null, missing: [] };
}

export function cancellation(orderNo: string, accountNo = ACCOUNT): DataOf<typeof SiparisIptalEdildi> {
  return { accountNo, orderNo, reason: 'REQUESTED', previousState: 'APPROVED' };
}

export function invoice(
  invoiceNo: string,
  payable: string,
  change: Partial<DataOf<typeof FaturaKesildi>> = {},
): DataOf<typeof FaturaKesildi> {
  return {
    ...customer,
    ...totals(payable),
    payable,
    invoiceNo,
    ettn: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
    invoiceType: 'SATIS',
    orderNo: `SIP-${invoiceNo}`,
    issueDate: '2026-03-02',
    dueDate: '2026-04-01',
    ...change,
  };
}

export function cancelledInvoice(of: DataOf<typeof FaturaKesildi>): DataOf<typeof FaturaIptalEdildi> {
  const { invoiceNo, orderNo, accountNo, issueDate, currency, net, kdv, gross, kdvSummary, payable } = of;
  const money = { currency, net, kdv, gross, kdvSummary, payable };
  return { invoiceNo, orderNo, accountNo, issueDate, cancelDate: issueDate, ...money };
}

export function goodsReturned(
  invoiceNo: string,
  gross: string,
  relatedInvoiceNo: string | null,
  accountNo = ACCOUNT,
): DataOf<typeof IadeFaturasiAlindi> {
  return {
    ...customer,
    accountNo,
    ...totals(gross),
    invoiceNo,
    documentNo: `C-${invoiceNo}`,
    relatedInvoiceNo,
    issueDate: '2026-03-20',
  };
}

/** Amounts by invoice. */
export type Matched = Readonly<Record<string, string>>;

const matches = (matched: Matched) =>
  Object.entries(matched).map(([invoiceNo, amount]) => ({ invoiceNo, amount, settled: false }));

export function payment(
  paymentNo: string,
  amount: string,
  matched: Matched,
  unmatched: string,
  accountNo = ACCOUNT,
): DataOf<typeof TahsilatAlindi> {
  const head = { ...customer, accountNo, paymentNo, paymentDate: '2026-03-15' };
  return { ...head, method: 'BANK', amount, matches: matches(matched), unmatched };
}

export function laterMatch(
  paymentNo: string,
  matched: Matched,
  unmatched: string,
  accountNo = ACCOUNT,
): DataOf<typeof TahsilatEslestirildi> {
  const head = { ...customer, accountNo, paymentNo, matchDate: '2026-03-16' };
  return { ...head, matches: matches(matched), unmatched };
}
