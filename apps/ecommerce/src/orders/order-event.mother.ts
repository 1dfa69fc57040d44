import type {
  DataOf,
  SevkiyatGerceklesti,
  SiparisBeklemeyeAlindi,
  SiparisIptalEdildi,
  SiparisOnaylandi,
} from '@kervan/contracts';

const accountNo = '120.00042';

/** Two pieces of 85123A at 2.55: 5.10 net, 6.12 with KDV of 20 %. */
export function approval(orderNo: string, approvalNo = 1): DataOf<typeof SiparisOnaylandi> {
  const line = { lineNo: 1, sku: '85123A', quantity: '2', unit: 'C62', unitPrice: '2.55' };
  return {
    orderNo,
    accountNo,
    businessDate: '2026-03-02',
    approvedAt: '2026-03-02T08:15:04.097Z',
    approvalNo,
    invoicing: 'ON_RESERVATION',
    partial: false,
    currency: 'TRY',
    lines: [{ ...line, kdvRate: '20', net: '5.10' }],
    net: '5.10',
    kdv: '1.02',
    gross: '6.12',
    kdvSummary: [{ rate: '20', base: '5.10', kdv: '1.02' }],
  };
}

export function creditHold(orderNo: string): DataOf<typeof SiparisBeklemeyeAlindi> {
  return { orderNo, accountNo, reason: 'CREDIT', currency: 'TRY', missingAmount: '1.12', missing: [] };
}

export function cancellation(orderNo: string): DataOf<typeof SiparisIptalEdildi> {
  return { orderNo, accountNo, reason: 'REQUESTED', previousState: 'APPROVED' };
}

export function despatch(orderNo: string, despatchNoteNo: string): DataOf<typeof SevkiyatGerceklesti> {
  const line = { lineNo: 1, depotNo: 'MERKEZ', sku: '85123A', quantity: '2', cost: '3.06' };
  const head = { orderNo, accountNo, despatchNoteNo, despatchDate: '2026-03-02', currency: 'TRY' };
  return { ...head, lines: [line], cost: '3.06' };
}
