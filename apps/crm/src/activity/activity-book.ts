import type { Db } from '@kervan/database';
import type { CustomerEvent } from '../customers/customer-event.js';

/** How many events of an account are kept. */
export const KEPT_ACTIVITIES = 200;

/** The events of one transaction, by account. */
export class ActivityBook {
  readonly #events: CustomerEvent[] = [];

  constructor(private readonly db: Db) {}

  note(event: CustomerEvent): void {
    this.#events.push(event);
  }

  /** Is to be called while the accounts are locked. */
  flush(): void {
    if (this.#events.length === 0) return;
    const events = this.#events.splice(0);
    const accountNos = events.map(({ data }) => data.accountNo);
    void this.db.query(
      `INSERT INTO activity (account_no, at, event_id, type, document_no)
       SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[])`,
      [
        accountNos,
        ...(['time', 'id', 'type', 'key'] as const).map((field) => events.map((event) => event[field])),
      ],
    );
    this.#forgetOldest([...new Set(accountNos)]);
  }

  #forgetOldest(accountNos: readonly string[]): void {
    void this.db.query(
      `DELETE FROM activity USING (
         SELECT heard.account_no, first.at, first.event_id
         FROM unnest($1::text[]) AS heard (account_no),
              LATERAL (SELECT at, event_id FROM activity WHERE account_no = heard.account_no
                       ORDER BY at DESC, event_id DESC OFFSET ${KEPT_ACTIVITIES} LIMIT 1) AS first
       ) AS forgotten
       WHERE activity.account_no = forgotten.account_no
         AND (activity.at, activity.event_id) <= (forgotten.at, forgotten.event_id)`,
      [accountNos],
    );
  }
}
