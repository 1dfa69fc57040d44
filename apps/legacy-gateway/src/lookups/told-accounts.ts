import type { CariHesapGuncellendi } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { SharedPart } from '@kervan/outbox';

type Told = CariHesapGuncellendi['data'];

/** The accounts that the events of one transaction tell of, written with one statement. */
export class ToldAccounts implements SharedPart {
  readonly #accounts = new Map<string, Told>();

  constructor(private readonly db: Db) {}

  /** What is told later of the same account counts. */
  add(account: Told): void {
    this.#accounts.set(account.accountNo, account);
  }

  async flush(): Promise<void> {
    const accounts = [...this.#accounts.values()];
    if (accounts.length === 0) return;
    this.#accounts.clear();
    await this.db.query(
      `INSERT INTO account (account_no, currency, status, tax_no)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS told (account_no, currency, status, tax_no)
       ORDER BY account_no COLLATE "C"
       ON CONFLICT (account_no) DO UPDATE
       SET currency = excluded.currency, status = excluded.status, tax_no = excluded.tax_no`,
      [
        accounts.map(({ accountNo }) => accountNo),
        accounts.map(({ currency }) => currency),
        accounts.map(({ status }) => status),
        accounts.map(({ taxNo = null }) => taxNo),
      ],
    );
  }
}
