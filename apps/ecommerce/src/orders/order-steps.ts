import type { Db, RowOf } from '@kervan/database';
import type { SharedPart } from '@kervan/outbox';
import type { OrderStep } from './order-step.entity.js';

/** What the events of one transaction tell of orders, written with one statement in order of arrival. */
export class OrderSteps implements SharedPart {
  #steps: RowOf<OrderStep>[] = [];

  constructor(private readonly db: Db) {}

  add(step: RowOf<OrderStep>): void {
    this.#steps.push(step);
  }

  async flush(): Promise<void> {
    const steps = this.#steps;
    if (steps.length === 0) return;
    this.#steps = [];
    const columns = [
      'orderNo',
      'eventId',
      'accountNo',
      'status',
      'happenedAt',
      'reason',
      'despatchNoteNo',
    ] as const;
    await this.db.query(
      `INSERT INTO order_step (order_no, event_id, account_no, status, happened_at, reason, despatch_note_no)
       SELECT order_no, event_id, account_no, status, happened_at, reason, despatch_note_no
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[])
         WITH ORDINALITY AS told
           (order_no, event_id, account_no, status, happened_at, reason, despatch_note_no, place)
       ORDER BY place`,
      columns.map((column) => steps.map((step) => step[column])),
    );
  }
}
