import { YevmiyeFisiIslendi } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import { Calendar } from '../periods/calendar.js';
import type { BalancedVoucher } from './balanced-voucher.js';
import { Journal } from './journal.js';

/** Writes a voucher with its lines, in the first open period from its day on, and tells that it was posted. */
export async function postVoucher(tx: Tx, { head, postings, total }: BalancedVoucher): Promise<void> {
  const { voucherNo, documentDate, sourceEventId } = head;
  const date = await tx.shared(Calendar).openDay(documentDate);
  const sums = { currency: total.currency, debit: total.toString(), credit: total.toString() };
  const late = date === documentDate ? {} : { documentDate };
  tx.touched('voucher', voucherNo);
  tx.publish(YevmiyeFisiIslendi, { voucherNo, date, ...late, sourceEventId, ...sums });
  tx.shared(Journal).add({ ...head, date }, postings);
}
