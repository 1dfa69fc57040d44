import { fxRateOf } from '@kervan/contracts';
import { BalancedVoucher } from './balanced-voucher.js';
import { documentOf, type PostedEvent } from './document-of.js';
import type { Posting } from './posting.js';

/** `YF-KRV2010000000001`, or `YF-KRV2010000000001-IPTAL` where a document has another voucher already. */
export function voucherNoOf(documentNo: string, suffix?: string): string {
  return suffix === undefined ? `YF-${documentNo}` : `YF-${documentNo}-${suffix}`;
}

/**
 * The voucher of an event's document, which is numbered and dated like it and keeps its currency.
 *
 * @throws KervanError VOUCHER_UNBALANCED
 */
export function voucherFor(event: PostedEvent, postings: readonly Posting[]): BalancedVoucher {
  const { documentNo, date, suffix } = documentOf(event);
  const { currency } = event.data;
  const fxRate = fxRateOf(event.data);
  const voucherNo = voucherNoOf(documentNo, suffix);
  const head = { voucherNo, documentDate: date, sourceEventId: event.id, documentNo, currency, fxRate };
  return BalancedVoucher.of(head, postings);
}
