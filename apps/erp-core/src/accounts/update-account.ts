import { CariHesapGuncellendi, companyTaxNoOf } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import type { Precondition } from '@kervan/service';
import { Account } from './account.entity.js';
import type { AccountChange } from './accounts.schema.js';
import { assertClosable } from './assert-closable.js';
import { lockAccount } from './find-account.js';
import { identityOf, keepIdentity } from './keep-identity.js';

/**
 * Changes segment, status or identity of an account; of its identity everybody is told the tax number of a company only.
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
  const known = companyTaxNoOf((await identityOf(tx.db, accountNo))?.taxNo);
  const taxNo = identity === undefined ? known : companyTaxNoOf(identity?.taxNo);
  const changed = segment !== account.segment || status !== account.state || taxNo !== known;
  if (!changed && identity === undefined) return;
  if (status === 'CLOSED' && account.state === 'ACTIVE') await assertClosable(tx.db, account);
  if (identity !== undefined) keepIdentity(tx.db, accountNo, identity);
  tx.touched('account', accountNo, { before: version, after: version + 1 });
  void tx.db.update(Account, { accountNo }, { segment, state: status, version: version + 1 });
  if (changed) tx.publish(CariHesapGuncellendi, { accountNo, segment, currency, status, taxNo });
}
