import type { PaymentMethod, TahsilatAlindi, TahsilatEslestirildi } from '@kervan/contracts';
import { Money } from '@kervan/money';
import type { Clearing } from '../cleared-items.js';
import { Conversion } from '../conversion.js';
import { credit, debit, type Posting } from '../posting.js';
import { clearReceivable } from './clear-receivable.js';
import { glAccounts } from './gl-accounts.js';

/** Part of a payment that settles an invoice. */
export interface Settlement extends Clearing {
  readonly invoiceNo: string;
  /** Rate the invoice was booked with. */
  readonly fxRate?: string | undefined;
}

const takenBy = {
  BANK: glAccounts.banks,
  CASH: glAccounts.cash,
  CHEQUE: glAccounts.cheques,
} as const satisfies Record<PaymentMethod, string>;

/**
 * A payment: 102, 100 or 101 takes it at its own rate, 120 gives what is settled (128 what of it is doubtful, see
 * {@link clearReceivable}), 340 what is an advance.
 *
 * @throws KervanError FX_RATE_NOT_FOUND
 */
export function paymentPostings(
  payment: TahsilatAlindi['data'],
  settlements: readonly Settlement[],
): Posting[] {
  const { accountNo, currency, method } = payment;
  const conversion = Conversion.of(payment);
  const unmatched = Money.of(payment.unmatched, currency);
  return [
    debit(takenBy[method], conversion.value(Money.of(payment.amount, currency))),
    ...settle(payment, settlements).flatMap(({ postings }) => postings),
    ...(unmatched.isZero ? [] : [credit(glAccounts.advances, conversion.value(unmatched), { accountNo })]),
  ];
}

/**
 * An advance that settles invoices later: 340 takes what it was booked with, at the payment's rate; 120 and 128 give it as
 * they do for a payment.
 *
 * @throws KervanError FX_RATE_NOT_FOUND
 */
export function matchedAdvancePostings(
  match: TahsilatEslestirildi['data'],
  settlements: readonly Settlement[],
): Posting[] {
  const { accountNo } = match;
  return settle(match, settlements).flatMap(({ part, postings }) => [
    debit(glAccounts.advances, part, { accountNo }),
    ...postings,
  ]);
}

/**
 * What each settlement takes of the payment, and what becomes of it. What stays unmatched is valued first, so that 340
 * ends at zero with the last match.
 */
function settle(
  payment: Pick<TahsilatEslestirildi['data'], 'accountNo' | 'currency' | 'fxRate' | 'unmatched'>,
  settlements: readonly Settlement[],
) {
  const { accountNo, currency } = payment;
  const conversion = Conversion.of(payment);
  let before = Money.of(payment.unmatched, currency);
  return settlements.map(({ invoiceNo: itemNo, fxRate, ...clearing }) => {
    const part = conversion.next(before, clearing.amount);
    before = before.plus(clearing.amount);
    const ofInvoice = Conversion.of({ currency, fxRate });
    return { part, postings: clearReceivable(part, clearing, ofInvoice, { accountNo, itemNo }) };
  });
}
