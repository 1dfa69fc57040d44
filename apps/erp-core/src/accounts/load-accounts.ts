import { KervanError } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import type { Loaded } from '../loaded.js';
import type { Account } from './account.entity.js';

export type NewAccount = Pick<Account, 'accountNo' | 'segment' | 'currency' | 'creditLimit'>;

const input = `unnest($1::text[], $2::text[], $3::text[], $4::numeric[])
  AS given(account_no, segment, currency, credit_limit)`;

/**
 * Opens accounts, each number at most once in the batch. Repeating a batch changes nothing.
 *
 * @throws KervanError RESOURCE_EXISTS naming an account that exists with other content; then none is opened.
 */
export async function loadAccounts(tx: Tx, accounts: readonly NewAccount[]): Promise<Loaded> {
  const columns = (['accountNo', 'segment', 'currency', 'creditLimit'] as const).map((field) =>
    accounts.map((account) => account[field]),
  );
  const created = await tx.db.query<{ accountNo: string }>(
    `INSERT INTO account (account_no, segment, currency, credit_limit)
     SELECT * FROM ${input} ORDER BY account_no COLLATE "C"
     ON CONFLICT DO NOTHING RETURNING account_no AS "accountNo"`,
    columns,
  );
  const [other] = await tx.db.query<{ accountNo: string }>(
    `SELECT account_no AS "accountNo" FROM account JOIN ${input} USING (account_no)
     WHERE (account.segment, account.currency, account.credit_limit)
       IS DISTINCT FROM (given.segment, given.currency, given.credit_limit) ORDER BY account_no LIMIT 1`,
    columns,
  );
  if (other) throw new KervanError('RESOURCE_EXISTS', `account ${other.accountNo} exists with other content`);
  for (const { accountNo } of created) tx.touched('account', accountNo, { before: null, after: 1 });
  return { created: created.length, unchanged: accounts.length - created.length };
}
