import type { Db } from '@kervan/database';
import type { AccountChange, AccountState } from './account-state.js';

/** The accounts that the events of one transaction speak of, and what these change of them. */
export class AccountBook {
  readonly #heard: string[] = [];
  readonly #changes: { readonly accountNo: string; readonly change: AccountChange }[] = [];

  constructor(private readonly db: Db) {}

  /** To be called for every event of the account: whoever writes of it holds its row. */
  hear(accountNo: string): void {
    this.#heard.push(accountNo);
  }

  change(accountNo: string, change: AccountChange): void {
    this.#changes.push({ accountNo, change });
  }

  async flush(): Promise<void> {
    if (this.#heard.length === 0) return;
    const touched = this.#touch(this.#heard.splice(0));
    const changes = this.#changes.splice(0);
    if (changes.length === 0) return;
    const accounts = new Map((await touched).map((account) => [account.accountNo, account]));
    for (const { accountNo, change } of changes) {
      const account = accounts.get(accountNo);
      if (account) accounts.set(accountNo, change(account));
    }
    const changed = new Set(changes.map(({ accountNo }) => accountNo));
    this.#write([...accounts.values()].filter(({ accountNo }) => changed.has(accountNo)));
  }

  /** Locks the accounts in byte order, makes the new ones. */
  #touch(accountNos: readonly string[]): Promise<AccountState[]> {
    return this.db.query<AccountState>(
      `INSERT INTO account (account_no, version)
       SELECT account_no, count(*) FROM unnest($1::text[]) AS heard (account_no)
       GROUP BY account_no ORDER BY account_no COLLATE "C"
       ON CONFLICT (account_no) DO UPDATE SET version = account.version + excluded.version
       RETURNING account_no AS "accountNo", segment, status, currency, credit_limit AS "creditLimit",
                 limit_version AS "limitVersion", stale`,
      [accountNos],
    );
  }

  #write(accounts: readonly AccountState[]): void {
    const columns = [
      'accountNo',
      'segment',
      'status',
      'currency',
      'creditLimit',
      'limitVersion',
      'stale',
    ] as const;
    void this.db.query(
      `UPDATE account SET segment = new.segment, status = new.status, currency = new.currency,
              credit_limit = new.credit_limit, limit_version = new.limit_version, stale = new.stale
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::numeric[], $6::integer[], $7::integer[])
         AS new (account_no, segment, status, currency, credit_limit, limit_version, stale)
       WHERE account.account_no = new.account_no`,
      columns.map((column) => accounts.map((account) => account[column])),
    );
  }
}
