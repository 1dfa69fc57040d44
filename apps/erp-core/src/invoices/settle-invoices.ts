import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import { closeOrders } from '../orders/close-orders.js';
import { isSettled } from './invoice-state.js';
import type { Invoice } from './invoice.entity.js';

/** What is taken off the open amount of an invoice. */
export interface Settlement {
  readonly invoice: RowOf<Invoice>;
  readonly amount: Money;
}

/** A settlement that is done. */
export type Settled = Settlement & {
  /** Whether nothing of the invoice is open any more. */
  readonly settled: boolean;
};

/**
 * Lowers what is open of invoices, each named once, for a transaction that holds the row of their account. Where nothing
 * is open any more and the goods have left, the order is closed.
 */
export async function settleInvoices(tx: Tx, settlements: readonly Settlement[]): Promise<Settled[]> {
  if (settlements.length === 0) return [];
  const done = settlements.map(({ invoice, amount }) => {
    const open = Money.of(invoice.openAmount, invoice.currency).minus(amount);
    const { invoiceNo, version } = invoice;
    tx.touched('invoice', invoiceNo, { before: version, after: version + 1 });
    return { invoice, amount, open, settled: isSettled(open) };
  });
  void tx.db.query(
    `UPDATE invoice SET open_amount = settled.open_amount, version = version + 1
     FROM unnest($1::text[], $2::numeric[]) AS settled (invoice_no, open_amount)
     WHERE invoice.invoice_no = settled.invoice_no`,
    [done.map(({ invoice }) => invoice.invoiceNo), done.map(({ open }) => open.toString())],
  );
  await closeOrders(
    tx,
    done.filter(({ settled }) => settled).map(({ invoice }) => invoice.orderNo),
  );
  return done;
}
