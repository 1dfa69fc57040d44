import { isDeepStrictEqual } from 'node:util';
import { companyTaxNoOf } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import type { AccountIdentityView } from './account-identity.schema.js';
import { identityOf, keepIdentity } from './keep-identity.js';
import { existsOtherwise, loadAccounts, type AccountToOpen } from './load-accounts.js';

/**
 * Opens one account, with who it belongs to where that is known. Repeating the request changes nothing.
 *
 * @throws KervanError RESOURCE_EXISTS, NUMBER_INVALID
 */
export async function openAccount(
  tx: Tx,
  { identity, ...account }: AccountToOpen & { readonly identity: AccountIdentityView | null },
): Promise<void> {
  const { accountNo } = account;
  const { created } = await loadAccounts(tx, [{ ...account, taxNo: companyTaxNoOf(identity?.taxNo) }]);
  if (created === 1) {
    keepIdentity(tx.db, accountNo, identity);
    return;
  }
  if (!isDeepStrictEqual(await identityOf(tx.db, accountNo), identity)) throw existsOtherwise(accountNo);
}
