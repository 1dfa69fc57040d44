import { fxRateOf, type FaturaKesildi } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import type { Invoice } from './invoice.entity.js';
import { decisiveSettlement, type Settlement } from './settlement.js';

/** The invoices that the events of one transaction speak of. */
export class InvoiceBook {
  readonly #invoices = new Map<string, RowOf<Invoice>>();

  constructor(private readonly db: Db) {}

  /** @throws KervanError FX_RATE_NOT_FOUND for an invoice in foreign currency without its rate. */
  issued(invoice: FaturaKesildi['data']): void {
    const { invoiceNo, accountNo, issueDate, net, currency } = invoice;
    const fxRate = fxRateOf(invoice);
    Object.assign(this.#invoice(invoiceNo, accountNo), { issueDate, net, currency, fxRate });
  }

  cancelled(invoiceNo: string, accountNo: string): void {
    this.#invoice(invoiceNo, accountNo).cancelled = true;
  }

  settled(invoiceNo: string, accountNo: string, settlement: Settlement): void {
    const invoice = this.#invoice(invoiceNo, accountNo);
    Object.assign(invoice, decisiveSettlement(invoice, settlement));
  }

  flush(): void {
    if (this.#invoices.size === 0) return;
    const invoices = [...this.#invoices.values()];
    this.#invoices.clear();
    const columns = [
      'invoiceNo',
      'accountNo',
      'issueDate',
      'net',
      'currency',
      'fxRate',
      'cancelled',
      'settledOn',
      'settledBy',
    ] as const;
    void this.db.query(
      `INSERT INTO invoice AS i
         (invoice_no, account_no, issue_date, net, currency, fx_rate, cancelled, settled_on, settled_by)
       SELECT * FROM unnest($1::text[], $2::text[], $3::date[], $4::numeric[], $5::text[], $6::numeric[],
                            $7::boolean[], $8::date[], $9::text[]) AS told (invoice_no)
       ORDER BY invoice_no COLLATE "C"
       ON CONFLICT (invoice_no) DO UPDATE SET
         issue_date = coalesce(i.issue_date, excluded.issue_date),
         net = coalesce(i.net, excluded.net),
         currency = coalesce(i.currency, excluded.currency),
         fx_rate = coalesce(i.fx_rate, excluded.fx_rate),
         cancelled = i.cancelled OR excluded.cancelled,
         (settled_on, settled_by) = (
           SELECT * FROM (VALUES (i.settled_on, i.settled_by), (excluded.settled_on, excluded.settled_by)) AS told (day, payment)
           ORDER BY payment IS NULL, day, payment COLLATE "C" LIMIT 1
         )`,
      columns.map((column) => invoices.map((invoice) => invoice[column])),
    );
  }

  #invoice(invoiceNo: string, accountNo: string): RowOf<Invoice> {
    const known = this.#invoices.get(invoiceNo);
    if (known) return known;
    const invoice = {
      invoiceNo,
      accountNo,
      issueDate: null,
      net: null,
      currency: null,
      fxRate: null,
      cancelled: false,
      settledOn: null,
      settledBy: null,
    };
    this.#invoices.set(invoiceNo, invoice);
    return invoice;
  }
}
