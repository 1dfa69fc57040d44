import type { AlacakSupheliHaleGeldi } from '@kervan/contracts';
import { Money } from '@kervan/money';
import { Conversion } from '../conversion.js';
import { credit, debit, transfer, type Posting } from '../posting.js';
import { exchangeDifference } from './exchange-difference.js';
import { glAccounts } from './gl-accounts.js';

/**
 * A receivable that became doubtful: 128 takes it at the rate of its day, 120 of the same account gives it with what it
 * was booked with, the difference goes to 646 or 656; 654 takes and 129 gives what is set aside for its loss.
 *
 * @param booked what of 120 it is, in TRY.
 * @throws KervanError FX_RATE_NOT_FOUND
 */
export function doubtfulReceivablePostings(
  receivable: AlacakSupheliHaleGeldi['data'],
  booked: Money,
): Posting[] {
  const { accountNo, currency, amount, provision } = receivable;
  const conversion = Conversion.of(receivable);
  const doubtful = conversion.value(Money.of(amount, currency));
  const cleared = { document: doubtful.document, lira: booked };
  const setAside = conversion.value(Money.of(provision, currency));
  return [
    debit(glAccounts.doubtfulReceivables, doubtful, { accountNo }),
    credit(glAccounts.receivables, cleared, { accountNo }),
    ...exchangeDifference(doubtful, cleared),
    ...transfer(glAccounts.provisionExpense, glAccounts.provisionForDoubtful, setAside),
  ];
}
