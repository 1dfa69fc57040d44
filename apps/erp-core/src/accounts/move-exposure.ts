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
 * Changes the exposure of an account whose row the transaction holds; done at the latest when it commits.
 *
 * @returns the account as changed.
 */
export function moveExposure(tx: Tx, account: RowOf<Account>, change: ExposureChange): RowOf<Account> {
  const { accountNo, currency, version } = account;
  const none = Money.zero(currency);
  const { balance = none, openOrderAmount = none, advances = none } = change;
  tx.touched('account', accountNo, { before: version, after: version + 1 });
  void tx.db.query(
    `UPDATE account SET balance = balance + $2, open_order_amount = open_order_amount + $3,
       advances = advances + $4, version = version + 1
     WHERE account_no = $1`,
    [accountNo, balance.toString(), openOrderAmount.toString(), advances.toString()],
  );
  return {
    ...account,
    balance: balance.plus(Money.of(account.balance, currency)).toString(),
    openOrderAmount: openOrderAmount.plus(Money.of(account.openOrderAmount, currency)).toString(),
    advances: advances.plus(Money.of(account.advances, currency)).toString(),
    version: version + 1,
  };
}
