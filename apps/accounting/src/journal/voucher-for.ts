import type { FaturaKesildi, IadeFaturasiAlindi } from '@kervan/contracts';
import { BalancedVoucher } from './balanced-voucher.js';
import type { Posting } from './posting.js';

/**
 * The voucher of an invoice or return invoice: numbered and dated like it.
 *
 * @throws KervanError VOUCHER_UNBALANCED
 */
export function voucherFor(
  event: FaturaKesildi | IadeFaturasiAlindi,
  postings: readonly Posting[],
): BalancedVoucher {
  const { invoiceNo, issueDate, currency } = event.data;
  const head = {
    voucherNo: `YF-${invoiceNo}`,
    date: issueDate,
    sourceEventId: event.id,
    documentNo: invoiceNo,
    currency,
  };
  return BalancedVoucher.of(head, postings);
}
