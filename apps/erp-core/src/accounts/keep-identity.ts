import type { Db } from '@kervan/database';
import type { AccountIdentityView } from './account-identity.schema.js';
import { AccountIdentity } from './account-identity.entity.js';

/** Who an account belongs to; null where nobody said. */
export async function identityOf(db: Db, accountNo: string): Promise<AccountIdentityView | null> {
  const identity = await db.findOne(AccountIdentity, { accountNo });
  if (!identity) return null;
  const { name, taxNo, taxOffice, address, email, phone } = identity;
  return { name, taxNo, taxOffice, address, email, phone };
}

/** Replaces who an account belongs to, for a transaction that holds its row; null: nothing is kept any more. */
export function keepIdentity(db: Db, accountNo: string, identity: AccountIdentityView | null): void {
  void db.query('DELETE FROM account_identity WHERE account_no = $1', [accountNo]);
  if (identity) void db.insert(AccountIdentity, { accountNo, ...identity });
}
