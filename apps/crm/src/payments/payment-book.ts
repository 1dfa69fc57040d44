import type { Db, RowOf } from '@kervan/database';
import type { Payment } from './payment.entity.js';

/** What the events of one transaction tell of payments: what is left of one only falls, so the least counts. */
export class PaymentBook {
  readonly #facts: RowOf<Payment>[] = [];

  constructor(private readonly db: Db) {}

  left({ paymentNo, accountNo, unmatched }: RowOf<Payment>): void {
    this.#facts.push({ paymentNo, accountNo, unmatched });
  }

  flush(): void {
    if (this.#facts.length === 0) return;
    const facts = this.#facts.splice(0);
    void this.db.query(
      `INSERT INTO payment AS p (payment_no, account_no, unmatched)
       SELECT payment_no, min(account_no), min(unmatched)
       FROM unnest($1::text[], $2::text[], $3::numeric[]) AS told (payment_no, account_no, unmatched)
       GROUP BY payment_no ORDER BY payment_no COLLATE "C"
       ON CONFLICT (payment_no) DO UPDATE SET unmatched = least(p.unmatched, excluded.unmatched)`,
      (['paymentNo', 'accountNo', 'unmatched'] as const).map((column) => facts.map((fact) => fact[column])),
    );
  }
}
