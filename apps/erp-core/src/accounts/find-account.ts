import { KervanError } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import { Account } from './account.entity.js';

/**
 * The account, for a transaction that holds its row already or only reads.
 *
 * @throws KervanError ACCOUNT_NOT_FOUND
 */
export async function findAccount(db: Db, accountNo: string): Promise<RowOf<Account>> {
  return known(accountNo, await db.findOne(Account, { accountNo }));
}

/**
 * The account with its row locked until the end of the transaction.
 *
 * @throws KervanError ACCOUNT_NOT_FOUND
 */
export async function lockAccount(db: Db, accountNo: string): Promise<RowOf<Account>> {
  const [account] = await db.lock(Account, 'accountNo', [accountNo]);
  return known(accountNo, account);
}

function known(accountNo: string, account: RowOf<Account> | null | undefined): RowOf<Account> {
  if (!account) throw new KervanError('ACCOUNT_NOT_FOUND', `account ${accountNo} is not known`);
  return account;
}
