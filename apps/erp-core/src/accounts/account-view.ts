import type { Db, RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import { toPage } from '@kervan/service';
import type { Account } from './account.entity.js';
import type {
  AccountPage,
  AccountPageRequest,
  AccountView,
  IdentifiedAccountView,
} from './accounts.schema.js';
import { availableCredit } from './credit.js';
import { findAccount } from './find-account.js';
import { identityOf } from './keep-identity.js';

/** @throws KervanError ACCOUNT_NOT_FOUND */
export async function readAccount(db: Db, accountNo: string): Promise<IdentifiedAccountView> {
  const [account, identity] = await Promise.all([findAccount(db, accountNo), identityOf(db, accountNo)]);
  return { ...viewOf(account), identity };
}

/** Accounts by number, without who they belong to. */
export async function listAccounts(db: Db, page: AccountPageRequest): Promise<AccountPage> {
  const { after = '', limit, segment, status } = page;
  const accounts = await db.query<RowOf<Account>>(
    `SELECT account_no AS "accountNo", segment, currency, credit_limit AS "creditLimit",
       limit_version AS "limitVersion", balance, open_order_amount AS "openOrderAmount", advances, state, version
     FROM account
     WHERE account_no > $1 AND ($2::text IS NULL OR segment = $2) AND ($3::text IS NULL OR state = $3)
     ORDER BY account_no LIMIT $4`,
    [after, segment ?? null, status ?? null, limit + 1],
  );
  return toPage(accounts.map(viewOf), page, ({ accountNo }) => accountNo);
}

function viewOf({ state, ...account }: RowOf<Account>): AccountView {
  const amount = (text: string): string => Money.of(text, account.currency).toString();
  return {
    ...account,
    creditLimit: amount(account.creditLimit),
    balance: amount(account.balance),
    openOrderAmount: amount(account.openOrderAmount),
    advances: amount(account.advances),
    availableCredit: availableCredit(account).toString(),
    status: state,
  };
}
