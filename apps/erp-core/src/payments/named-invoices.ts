import { KervanError } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import { Invoice } from '../invoices/invoice.entity.js';
import { amountIn } from './amount-in.js';
import type { WorkItemReason } from './work-item.entity.js';

/** An invoice as a payment names it; absent amount: all that is open of it. */
export interface NamedInvoice {
  readonly invoiceNo: string;
  readonly amount?: string | undefined;
}

/** What is known of an invoice that a payment names: the invoice itself, or why the payment cannot settle it. */
export interface FoundInvoice {
  readonly invoiceNo: string;
  readonly upTo: Money | undefined;
  readonly found: RowOf<Invoice> | WorkItemReason;
}

/**
 * Looks up the invoices that a payment of an account names, in the order in which it does.
 *
 * @throws KervanError NUMBER_INVALID, RULE_VIOLATION when it names more than there is of it.
 */
export async function findNamed(
  db: Db,
  accountNo: string,
  total: Money,
  named: readonly NamedInvoice[],
): Promise<FoundInvoice[]> {
  const amounts = named.map(({ amount }) =>
    amount === undefined ? undefined : amountIn(total.currency, amount),
  );
  const sum = Money.sum(
    total.currency,
    amounts.flatMap((amount) => amount ?? []),
  );
  if (sum.compare(total) > 0)
    throw new KervanError(
      'RULE_VIOLATION',
      `${sum.toString()} is named, which is more than ${total.toString()}`,
    );
  const invoices = await db.find(Invoice, { invoiceNo: named.map(({ invoiceNo }) => invoiceNo) });
  const byNumber = new Map(invoices.map((invoice) => [invoice.invoiceNo, invoice]));
  return named.map(({ invoiceNo }, index) => ({
    invoiceNo,
    upTo: amounts[index],
    found: judge(byNumber.get(invoiceNo), accountNo),
  }));
}

/** What a payment names for invoices that it cannot settle; where it names no amount for one, that is nothing. */
export function meantForOthers(currency: string, named: readonly FoundInvoice[]): Money {
  return Money.sum(
    currency,
    named.flatMap(({ found, upTo }) => (typeof found === 'string' ? (upTo ?? []) : [])),
  );
}

function judge(invoice: RowOf<Invoice> | undefined, accountNo: string): RowOf<Invoice> | WorkItemReason {
  if (!invoice) return 'INVOICE_UNKNOWN';
  if (invoice.accountNo !== accountNo) return 'INVOICE_OF_ANOTHER_ACCOUNT';
  return invoice.cancelledAt === null ? invoice : 'INVOICE_CANCELLED';
}
