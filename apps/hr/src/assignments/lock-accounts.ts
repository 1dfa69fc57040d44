import type { Db } from '@kervan/database';

/**
 * Locks accounts until the end of the transaction, whether or not they were ever heard of. Both statements go in byte
 * order, and no row is waited for before all new ones are made: no circle can arise.
 */
export function lockAccounts(db: Db, accountNos: readonly string[]): void {
  if (accountNos.length === 0) return;
  void db.query(
    `INSERT INTO account (account_no)
     SELECT account_no FROM unnest($1::text[]) AS named (account_no) ORDER BY account_no COLLATE "C"
     ON CONFLICT DO NOTHING`,
    [accountNos],
  );
  void db.query('SELECT FROM account WHERE account_no = ANY($1) ORDER BY account_no COLLATE "C" FOR UPDATE', [
    accountNos,
  ]);
}
