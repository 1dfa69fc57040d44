import { KervanError, LEDGER_CURRENCY } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { Money, Quantity } from '@kervan/money';

interface Balance {
  /** In the currency of the documents. */
  readonly document: string;
  readonly lira: string;
}

/**
 * What an amount of an account's receivables is booked with in TRY: its share of 120; all of the account's documents in
 * the currency have all of it.
 *
 * @throws KervanError ACCOUNT_NOT_FOUND for an account nothing was posted to in this currency, ACCOUNT_STATE_INVALID with
 * the facts `balance` for an amount above what it owes.
 */
export async function bookedReceivable(db: Db, accountNo: string, amount: Money): Promise<Money> {
  const { currency } = amount;
  const [found] = await db.query<Balance>(
    `SELECT sum(document_debit - document_credit) AS document, sum(debit - credit) AS lira
     FROM voucher JOIN voucher_line USING (voucher_no)
     WHERE account_no = $1 AND gl_account = '120' AND currency = $2 HAVING count(*) > 0`,
    [accountNo, currency],
  );
  if (!found)
    throw new KervanError('ACCOUNT_NOT_FOUND', `account ${accountNo} has no receivables in ${currency}`);
  const balance = Money.of(found.document, currency);
  if (amount.compare(balance) > 0)
    throw new KervanError(
      'ACCOUNT_STATE_INVALID',
      `account ${accountNo} owes ${balance.toString()} ${currency}, less than ${amount.toString()}`,
      { facts: { balance: balance.toString() } },
    );
  const share = Quantity.of(amount.toString());
  return share.shareOf(Money.of(found.lira, LEDGER_CURRENCY), Quantity.of(balance.toString()));
}
