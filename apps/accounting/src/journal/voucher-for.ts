import type {
  FaturaKesildi,
  IadeFaturasiAlindi,
  MalKabulEdildi,
  SevkiyatGerceklesti,
} from '@kervan/contracts';
import { BalancedVoucher } from './balanced-voucher.js';
import type { Posting } from './posting.js';

type PostedEvent = FaturaKesildi | IadeFaturasiAlindi | SevkiyatGerceklesti | MalKabulEdildi;

/**
 * The voucher of an event's document, which is numbered and dated like it and in its currency.
 *
 * @throws KervanError VOUCHER_UNBALANCED
 */
export function voucherFor(event: PostedEvent, postings: readonly Posting[]): BalancedVoucher {
  const { documentNo, date } = documentOf(event.data);
  const head = {
    voucherNo: `YF-${documentNo}`,
    date,
    sourceEventId: event.id,
    documentNo,
    currency: event.data.currency,
  };
  return BalancedVoucher.of(head, postings);
}

function documentOf(data: PostedEvent['data']): { readonly documentNo: string; readonly date: string } {
  if ('invoiceNo' in data) return { documentNo: data.invoiceNo, date: data.issueDate };
  if ('despatchNoteNo' in data) return { documentNo: data.despatchNoteNo, date: data.despatchDate };
  return { documentNo: data.receiptNo, date: data.receiptDate };
}
