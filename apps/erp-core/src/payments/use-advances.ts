import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import type { Account } from '../accounts/account.entity.js';
import { smallest } from './allocate.js';
import { Payment } from './payment.entity.js';

/** A payment of which something is unmatched. */
export type OpenPayment = Pick<
  Payment,
  'paymentNo' | 'accountNo' | 'paymentDate' | 'currency' | 'fxRate' | 'unmatched' | 'version'
>;

/** What is used of a payment for an invoice. */
export interface UsedAdvance {
  /** With what is left of it, in its new version. */
  readonly payment: OpenPayment;
  readonly amount: Money;
}

/** An invoice uses no more payments at once: each is told of by an event of its own. */
const AT_ONCE = 100;

/**
 * Takes what is to be paid from what the customer paid in advance, as far as it goes, oldest payment first; for a
 * transaction that holds the row of the account: of at most 100 payments. What more there is stays an advance, which the
 * next invoice uses, or a clerk. Costs no statement where there are no advances.
 */
export async function useAdvances(
  tx: Tx,
  { accountNo, currency, advances }: RowOf<Account>,
  payable: Money,
): Promise<UsedAdvance[]> {
  if (payable.isZero || Money.of(advances, currency).isZero) return [];
  const payments = await tx.db.query<OpenPayment>(
    `SELECT payment_no AS "paymentNo", account_no AS "accountNo", payment_date AS "paymentDate", currency,
       fx_rate AS "fxRate", unmatched, version
     FROM (
       SELECT *, sum(unmatched) OVER (ORDER BY payment_date, payment_no) - unmatched AS older
       FROM payment WHERE account_no = $1 AND unmatched > 0 ORDER BY payment_date, payment_no LIMIT $2
     ) AS advance WHERE older < $3 ORDER BY payment_date, payment_no`,
    [accountNo, AT_ONCE, payable.toString()],
  );
  let open = payable;
  return payments.map((payment) => {
    const amount = smallest(open, Money.of(payment.unmatched, currency));
    open = open.minus(amount);
    return { payment: takeFrom(tx, payment, amount), amount };
  });
}

/** Lowers what is unmatched of a payment. @returns the payment as changed. */
export function takeFrom<Taken extends OpenPayment>(tx: Tx, payment: Taken, amount: Money): Taken {
  const { paymentNo, currency, version } = payment;
  const unmatched = Money.of(payment.unmatched, currency).minus(amount).toString();
  const changed = { unmatched, version: version + 1 };
  tx.touched('payment', paymentNo, { before: version, after: changed.version });
  void tx.db.update(Payment, { paymentNo }, changed);
  return { ...payment, ...changed };
}
