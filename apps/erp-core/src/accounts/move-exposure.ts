import { KervanError } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import type { Account } from './account.entity.js';

/** By how much balance, open orders and advances of an account change. */
export interface ExposureChange {
  readonly balance?: Money;
  readonly openOrderAmount?: Money;
  readonly advances?: Money;
}

/**
 * Changes the exposure of an account whose row the transaction holds; done at the latest when it commits. Balance, open
 * orders and advances have up to 14 digits before the point, so that what is summed of them is an amount, too.
 *
 * @returns the account as changed.
 * @throws KervanError NUMBER_INVALID naming the account whose documents come to more.
 */
export function moveExposure(tx: Tx, account: RowOf<Account>, change: ExposureChange): RowOf<Account> {
  const { accountNo, currency, version } = account;
  const none = Money.zero(currency);
  const { balance = none, openOrderAmount = none, advances = none } = change;
  const moved = {
    balance: boundedIn(accountNo, Money.of(account.balance, currency).plus(balance)),
    openOrderAmount: boundedIn(accountNo, Money.of(account.openOrderAmount, currency).plus(openOrderAmount)),
    advances: boundedIn(accountNo, Money.of(account.advances, currency).plus(advances)),
  };
  tx.touched('account', accountNo, { before: version, after: version + 1 });
  void tx.db.query(
    `UPDATE account SET balance = balance + $2, open_order_amount = open_order_amount + $3,
       advances = advances + $4, version = version + 1
     WHERE account_no = $1`,
    [accountNo, balance.toString(), openOrderAmount.toString(), advances.toString()],
  );
  return { ...account, ...moved, version: version + 1 };
}

function boundedIn(accountNo: string, amount: Money): string {
  const text = amount.toString();
  if (/^-?\d{1,14}(\.|$)/.test(text)) return text;
  throw new KervanError('NUMBER_INVALID', `what is booked on account ${accountNo} comes to ${text}`);
}
