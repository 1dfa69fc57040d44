import type { Db } from '@kervan/database';
import type { SharedPart } from '@kervan/outbox';

/** The segments of accounts that the events of one transaction told, written with one statement. */
export class AccountSegments implements SharedPart {
  readonly #segments = new Map<string, string>();

  constructor(private readonly db: Db) {}

  /** The latest segment of an account counts, for its earlier sales too. */
  set(accountNo: string, segment: string): void {
    this.#segments.set(accountNo, segment);
  }

  async flush(): Promise<void> {
    if (this.#segments.size === 0) return;
    const columns = [[...this.#segments.keys()], [...this.#segments.values()]];
    this.#segments.clear();
    await this.db.query(
      `INSERT INTO account (account_no, segment)
       SELECT * FROM unnest($1::text[], $2::text[]) AS told (account_no, segment) ORDER BY account_no COLLATE "C"
       ON CONFLICT (account_no) DO UPDATE SET segment = excluded.segment`,
      columns,
    );
  }
}
