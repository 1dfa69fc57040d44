import type { Db } from '@kervan/database';

/** Any fixed number: what the locks of customer accounts have in common. */
const ACCOUNTS = 7_020_002;

/**
 * Until the transaction ends, nobody else decides by what the ledger has of these customer accounts. To be taken before
 * the calendar is read. Accounts whose numbers share a hash are locked together.
 */
export async function lockAccounts(db: Db, accountNos: readonly string[]): Promise<void> {
  await db.query(
    `SELECT pg_advisory_xact_lock($1, hash) FROM (
       SELECT DISTINCT hashtext(account_no) AS hash FROM unnest($2::text[]) AS wanted (account_no) ORDER BY hash
     ) AS sorted`,
    [ACCOUNTS, accountNos],
  );
}
