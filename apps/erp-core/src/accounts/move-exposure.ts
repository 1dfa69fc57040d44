import type { RowOf } from '@kervan/database';
import type { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import type { Account } from './account.entity.js';

/** By how much balance and open orders of an account change. */
export interface ExposureChange {
  readonly balance?: Money;
  readonly openOrderAmount?: Money;
}

/** Changes the exposure of an account whose row the transaction holds; done at the latest when it commits. */
export function moveExposure(tx: Tx, account: RowOf<Account>, change: ExposureChange): void {
  tx.touched('account', account.accountNo, { before: account.version, after: account.version + 1 });
  void tx.db.query(
    `UPDATE account SET balance = balance + $2, open_order_amount = open_order_amount + $3, version = version + 1
     WHERE account_no = $1`,
    [account.accountNo, text(change.balance), text(change.openOrderAmount)],
  );
}

function text(amount: Money | undefined): string {
  return amount?.toString() ?? '0';
}
