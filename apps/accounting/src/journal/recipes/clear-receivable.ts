import type { Clearing } from '../cleared-items.js';
import type { Conversion, Valued } from '../conversion.js';
import { credit, debit, type Posting, type SubLedger } from '../posting.js';
import { exchangeDifference } from './exchange-difference.js';
import { glAccounts } from './gl-accounts.js';

/**
 * What clears an amount of an open item. What of it is doubtful goes first: 128 gives it with what it was booked with, 129
 * takes back the same share of what was set aside for its loss, and 644 gives that. 120 gives the rest at the rate of the
 * item. What is won or lost against today's worth goes to 646 or 656.
 *
 * @param worth what the cleared amount is worth today.
 * @param conversion of the item.
 */
export function clearReceivable(
  worth: Valued,
  { amount, clearedBefore, doubtful }: Clearing,
  conversion: Conversion,
  sub: Partial<SubLedger>,
): Posting[] {
  const { receivable, provision } = doubtful;
  const sound = conversion.next(clearedBefore, amount.minus(receivable.document));
  const booked = { document: amount, lira: receivable.lira.plus(sound.lira) };
  const isDoubtful = !receivable.document.isZero;
  return [
    ...(isDoubtful ? [credit(glAccounts.doubtfulReceivables, receivable, sub)] : []),
    ...(isDoubtful && sound.document.isZero ? [] : [credit(glAccounts.receivables, sound, sub)]),
    ...exchangeDifference(worth, booked),
    ...(provision.lira.isZero && provision.document.isZero
      ? []
      : [
          debit(glAccounts.provisionForDoubtful, provision, sub),
          credit(glAccounts.releasedProvisions, provision),
        ]),
  ];
}
