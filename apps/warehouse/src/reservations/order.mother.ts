import type {
  DataOf,
  FaturaKesildi,
  PricedLine,
  SiparisIptalEdildi,
  SiparisOnaylandi,
} from '@kervan/contracts';

type Approval = DataOf<typeof SiparisOnaylandi>;

const totals = { net: '0.00', kdv: '0.00', gross: '0.00', kdvSummary: [] };

/** Lines of an order by product and quantity; what they are sold for does not matter to the warehouse. */
export function linesOf(...wanted: readonly (readonly [sku: string, quantity: string])[]): PricedLine[] {
  const price = { unit: 'C62', unitPrice: '9.99', kdvRate: '20', net: '0.00' };
  return wanted.map(([sku, quantity], index) => ({ lineNo: index + 1, sku, quantity, ...price }));
}

/** An order approved for the first time, all or nothing, to be invoiced when its stock is reserved. */
export function approval(orderNo: string, lines: PricedLine[], changes: Partial<Approval> = {}): Approval {
  return {
    orderNo,
    accountNo: '17850',
    businessDate: '2010-12-01',
    approvedAt: '2010-12-01T08:26:00.000Z',
    approvalNo: 1,
    invoicing: 'ON_RESERVATION',
    partial: false,
    currency: 'TRY',
    lines,
    ...totals,
    ...changes,
  };
}

export function invoice(orderNo: string, lines: PricedLine[]): DataOf<typeof FaturaKesildi> {
  return {
    invoiceNo: `KRV-${orderNo}`,
    ettn: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
    invoiceType: 'SATIS',
    orderNo,
    accountNo: '17850',
    issueDate: '2010-12-02',
    dueDate: '2011-01-01',
    currency: 'TRY',
    lines,
    ...totals,
    payable: totals.gross,
  };
}

export function cancellation(orderNo: string): DataOf<typeof SiparisIptalEdildi> {
  return { orderNo, accountNo: '17850', reason: 'REQUESTED', previousState: 'APPROVED' };
}
