import { KervanError } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Account } from './account.entity.js';

/**
 * An account is closed when neither side owes anything and nothing is under way.
 *
 * @throws KervanError ACCOUNT_STATE_INVALID with the facts `state`, `balance`, `openOrderAmount`, `advances`, and
 *   `openOrders`, the number of orders that are approved or reserved.
 */
export async function assertClosable(db: Db, account: RowOf<Account>): Promise<void> {
  const { accountNo, currency, state } = account;
  const [orders] = await db.query<{ open: number }>(
    `SELECT count(*) AS open FROM sales_order WHERE account_no = $1 AND state IN ('APPROVED', 'RESERVED')`,
    [accountNo],
  );
  const openOrders = orders?.open ?? 0;
  const amount = (text: string): Money => Money.of(text, currency);
  const owed = [account.balance, account.openOrderAmount, account.advances].some(
    (text) => !amount(text).isZero,
  );
  if (openOrders === 0 && !owed) return;
  throw new KervanError('ACCOUNT_STATE_INVALID', `account ${accountNo} has exposure and cannot be closed`, {
    facts: {
      state,
      balance: amount(account.balance).toString(),
      openOrderAmount: amount(account.openOrderAmount).toString(),
      advances: amount(account.advances).toString(),
      openOrders,
    },
  });
}
