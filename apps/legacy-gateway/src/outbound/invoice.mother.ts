import type { DataOf, FaturaKesildi } from '@kervan/contracts';
import { documentTotals, lineNet } from '@kervan/money';

type Invoice = DataOf<typeof FaturaKesildi>;
type Line = Pick<Invoice['lines'][number], 'sku' | 'quantity' | 'unitPrice' | 'kdvRate'>;

const usual: readonly Line[] = [
  { sku: '85123A', quantity: '6', unitPrice: '2.55', kdvRate: '20' },
  { sku: 'ŞEKER-İĞNE', quantity: '1.5', unitPrice: '1234.5', kdvRate: '10' },
  { sku: '71053', quantity: '3', unitPrice: '0.035', kdvRate: '10' },
];

/** The data of an invoice whose totals are those of its lines. */
export function invoice(changes: Partial<Invoice> = {}, given: readonly Line[] = usual): Invoice {
  const { currency = 'TRY' } = changes;
  const nets = given.map(({ quantity, unitPrice }) => lineNet(quantity, unitPrice, currency));
  const lines = given.map((line, index) => ({
    ...line,
    lineNo: index + 1,
    unit: 'C62',
    net: nets[index]?.toString() ?? '',
  }));
  const totals = documentTotals(
    currency,
    nets.map((net, index) => ({ net, kdvRate: given[index]?.kdvRate ?? '' })),
  );
  return {
    invoiceNo: 'KRV2026000000001',
    ettn: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
    invoiceType: 'SATIS',
    orderNo: 'SIP-2026-000417',
    accountNo: '120.00042',
    issueDate: '2026-03-02',
    dueDate: '2026-04-01',
    currency,
    lines,
    net: totals.net.toString(),
    kdv: totals.kdv.toString(),
    gross: totals.gross.toString(),
    kdvSummary: totals.kdvSummary.map(({ rate, base, kdv }) => ({
      rate,
      base: base.toString(),
      kdv: kdv.toString(),
    })),
    payable: totals.gross.toString(),
    ...changes,
  };
}

/** The event of an invoice as a handler gets it. */
export function issued(
  data: Invoice = invoice(),
  id = '0197f3c2-0000-7000-8000-000000000001',
): FaturaKesildi {
  return {
    id,
    type: 'erp.finance.FaturaKesildi.v1',
    source: '/erp/core',
    key: data.invoiceNo,
    time: '2026-03-02T08:15:04.118Z',
    sequence: { epoch: 1, number: 1 },
    traceparent: null,
    tracestate: null,
    correlationId: id,
    causationId: null,
    workOrderNo: null,
    data,
  };
}
