import { CariHesapAcildi, KervanError, type CompanyTaxNo } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import type { Loaded } from '../loaded.js';
import type { Account } from './account.entity.js';
import { creditLimitOf } from './credit-limit-of.js';

export type AccountToOpen = Pick<Account, 'accountNo' | 'segment' | 'currency' | 'creditLimit'>;

/** An account with what everybody is told of its owner. */
export type OwnedAccount = AccountToOpen & { readonly taxNo?: CompanyTaxNo | undefined };

const input = `unnest($1::text[], $2::text[], $3::text[], $4::numeric[])
  AS given(account_no, segment, currency, credit_limit)`;

/**
 * Opens accounts, each number at most once in the batch, and tells of those that are new. Repeating a batch changes
 * nothing.
 *
 * @throws KervanError RESOURCE_EXISTS naming an account that exists with other content, NUMBER_INVALID naming one whose
 *   limit has too many decimals; then none is opened.
 */
export async function loadAccounts(tx: Tx, given: readonly OwnedAccount[]): Promise<Loaded> {
  const accounts = given.map(({ accountNo, segment, currency, creditLimit }) => {
    return {
      accountNo,
      segment,
      currency,
      creditLimit: creditLimitOf(accountNo, creditLimit, currency).toString(),
    };
  });
  const columns = (['accountNo', 'segment', 'currency', 'creditLimit'] as const).map((field) =>
    accounts.map((account) => account[field]),
  );
  const created = await tx.db.query<AccountToOpen>(
    `INSERT INTO account (account_no, segment, currency, credit_limit)
     SELECT * FROM ${input} ORDER BY account_no COLLATE "C"
     ON CONFLICT DO NOTHING
     RETURNING account_no AS "accountNo", segment, currency, credit_limit AS "creditLimit"`,
    columns,
  );
  const [other] = await tx.db.query<{ accountNo: string }>(
    `SELECT account_no AS "accountNo" FROM account JOIN ${input} USING (account_no)
     WHERE (account.segment, account.currency, account.credit_limit)
       IS DISTINCT FROM (given.segment, given.currency, given.credit_limit) ORDER BY account_no LIMIT 1`,
    columns,
  );
  if (other) throw existsOtherwise(other.accountNo);
  const taxNos = new Map(given.map(({ accountNo, taxNo }) => [accountNo, taxNo]));
  for (const account of created) {
    tx.touched('account', account.accountNo, { before: null, after: 1 });
    tx.publish(CariHesapAcildi, { ...account, status: 'ACTIVE', taxNo: taxNos.get(account.accountNo) });
  }
  return { created: created.length, unchanged: accounts.length - created.length };
}

export function existsOtherwise(accountNo: string): KervanError {
  return new KervanError('RESOURCE_EXISTS', `account ${accountNo} exists with other content`);
}
