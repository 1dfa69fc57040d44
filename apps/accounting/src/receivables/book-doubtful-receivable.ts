import {
  AlacakSupheliHaleGeldi,
  businessDay,
  documentNumber,
  KervanError,
  seriesOf,
} from '@kervan/contracts';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import { lockAccounts } from '../journal/account-lock.js';
import { Journal } from '../journal/journal.js';
import { postVoucher } from '../journal/post-voucher.js';
import { doubtfulReceivablePostings } from '../journal/recipes/doubtful-receivable.js';
import { voucherFor } from '../journal/voucher-for.js';
import { Calendar } from '../periods/calendar.js';
import { DoubtfulReceivable } from './doubtful-receivable.entity.js';
import type { NewDoubtfulReceivable } from './doubtful-receivables.schema.js';
import { oldestItems } from './oldest-items.js';

/**
 * Moves a receivable of an account from 120 to 128, off the items that are due first, and sets its provision aside; the
 * customer still owes it. What clears these items later clears what is doubtful of them first, see `clearReceivable`.
 *
 * @returns its number, drawn when the transaction ends.
 * @throws KervanError ACCOUNT_NOT_FOUND, ACCOUNT_STATE_INVALID, PERIOD_STATE_INVALID for a day of a closed period
 */
export async function bookDoubtfulReceivable(
  tx: Tx,
  { date: given, ...asked }: NewDoubtfulReceivable,
): Promise<{ readonly documentNo: Promise<string> }> {
  const { accountNo, currency } = asked;
  await lockAccounts(tx.db, [accountNo]);
  const date = given ?? businessDay();
  if ((await tx.shared(Calendar).openDay(date)) !== date)
    throw new KervanError('PERIOD_STATE_INVALID', `the period of ${date} is closed`, {
      facts: { state: 'CLOSED' },
    });
  const amount = Money.of(asked.amount, currency);
  const items = await oldestItems(tx.db, accountNo, amount);
  const receivable = {
    ...asked,
    date,
    amount: amount.toString(),
    provision: Money.of(asked.provision, currency).toString(),
  };
  const documentNo = new Promise<string>((drawn) => {
    const series = seriesOf('SPH', date);
    tx.number(series, async (number) => {
      const data = { documentNo: documentNumber(series, number), ...receivable };
      const id = tx.publish(AlacakSupheliHaleGeldi, data);
      const event = { id, type: AlacakSupheliHaleGeldi.type, data };
      await postVoucher(tx, voucherFor(event, doubtfulReceivablePostings(data, items)));
      tx.shared(Journal).flush();
      await tx.db.insert(DoubtfulReceivable, { ...data, fxRate: data.fxRate ?? null });
      tx.touched('doubtful_receivable', data.documentNo);
      drawn(data.documentNo);
    });
  });
  return { documentNo };
}
