import type { SiparisOnaylandi } from '@kervan/contracts';

/** One piece of `MUM` for 10.00 net at 20 %. */
export function approval(orderNo: string, approvedAt: string, approvalNo = 1): SiparisOnaylandi['data'] {
  return {
    orderNo,
    accountNo: 'C1',
    businessDate: '2026-03-01',
    approvedAt,
    approvalNo,
    invoicing: 'ON_APPROVAL',
    partial: false,
    currency: 'TRY',
    lines: [
      { lineNo: 1, sku: 'MUM', quantity: '1', unit: 'C62', unitPrice: '10', kdvRate: '20', net: '10.00' },
    ],
    net: '10.00',
    kdv: '2.00',
    gross: '12.00',
    kdvSummary: [{ rate: '20', base: '10.00', kdv: '2.00' }],
  };
}
