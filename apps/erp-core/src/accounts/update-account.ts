import { CariHesapGuncellendi } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import type { Precondition } from '@kervan/service';
import { Account } from './account.entity.js';
import type { AccountChange } from './accounts.schema.js';
import { assertClosable } from './assert-closable.js';
import { lockAccount } from './find-account.js';
import { keepIdentity } from './keep-identity.js';

/**
 * Changes segment, status or identity of an account; everybody is told of the first two only.
 *
 * @throws KervanError ACCOUNT_NOT_FOUND, ACCOUNT_STATE_INVALID when it cannot be closed yet.
 */
export async function updateAccount(
  tx: Tx,
  precondition: Precondition,
  { accountNo, identity, ...change }: AccountChange & Pick<Account, 'accountNo'>,
): Promise<void> {
  const account = await lockAccount(tx.db, accountNo);
  precondition(account);
  const { currency, version } = account;
  const { segment = account.segment, status = account.state } = change;
  const changed = segment !== account.segment || status !== account.state;
  if (!changed && identity === undefined) return;
  if (status === 'CLOSED' && account.state === 'ACTIVE') await assertClosable(tx.db, account);
  if (identity !== undefined) keepIdentity(tx.db, accountNo, identity);
  tx.touched('account', accountNo, { before: version, after: version + 1 });
  void tx.db.update(Account, { accountNo }, { segment, state: status, version: version + 1 });
  if (changed) tx.publish(CariHesapGuncellendi, { accountNo, segment, currency, status });
}
