import { KervanError } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import type { Account } from './account.entity.js';

/**
 * An account is kept in one currency, and so are its documents.
 *
 * @throws KervanError RULE_VIOLATION naming both currencies.
 */
export function assertCurrency(documentNo: string, currency: string, account: RowOf<Account>): void {
  if (currency === account.currency) return;
  const kept = `account ${account.accountNo} is kept in ${account.currency}`;
  throw new KervanError('RULE_VIOLATION', `${documentNo} is in ${currency}, ${kept}`);
}
