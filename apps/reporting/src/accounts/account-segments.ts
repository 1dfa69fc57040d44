import type { Db } from '@kervan/database';
import type { SharedPart } from '@kervan/outbox';

/** The segments of accounts that the events of one transaction told, written with one statement. */
export class AccountSegments implements SharedPart {
  readonly #segments = new Map<string, string>();
  readonly #changed = new Set<string>();

  constructor(private readonly db: Db) {}

  /** What was told of an account before its opening is later than it. */
  opened(accountNo: string, segment: string): void {
    if (!this.#segments.has(accountNo)) this.#segments.set(accountNo, segment);
  }

  /** The latest segment of an account counts, for its earlier sales too. */
  changed(accountNo: string, segment: string): void {
    this.#segments.set(accountNo, segment);
    this.#changed.add(accountNo);
  }

  flush(): void {
    if (this.#segments.size === 0) return;
    const columns = [[...this.#segments.keys()], [...this.#segments.values()], [...this.#changed]];
    this.#segments.clear();
    this.#changed.clear();
    void this.db.query(
      `INSERT INTO account (account_no, segment)
       SELECT * FROM unnest($1::text[], $2::text[]) AS told (account_no, segment) ORDER BY account_no COLLATE "C"
       ON CONFLICT (account_no) DO UPDATE SET segment = excluded.segment WHERE account.account_no = ANY($3)`,
      columns,
    );
  }
}
