import type { Db, RowOf } from '@kervan/database';
import { InvoiceReturn } from './invoice-return.entity.js';

/** The returns of invoices that the events of one transaction tell. */
export class ReturnBook {
  readonly #returns: RowOf<InvoiceReturn>[] = [];

  constructor(private readonly db: Db) {}

  returned(goods: Omit<RowOf<InvoiceReturn>, 'counted'>): void {
    this.#returns.push({ ...goods, counted: false });
  }

  flush(): void {
    void this.db.insert(InvoiceReturn, this.#returns.splice(0));
  }

  /** The commission of their invoices was decided with them. */
  count(returnNos: readonly string[]): void {
    if (returnNos.length === 0) return;
    void this.db.query('UPDATE invoice_return SET counted = true WHERE return_no = ANY($1)', [returnNos]);
  }
}
