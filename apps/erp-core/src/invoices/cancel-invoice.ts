import { businessDay, FaturaIptalEdildi } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import type { Precondition } from '@kervan/service';
import { lockAccount } from '../accounts/find-account.js';
import { moveExposure } from '../accounts/move-exposure.js';
import { latestDay } from '../documents/latest-day.js';
import { withTotals } from '../products/price-lines.js';
import { findInvoice, linesOfInvoice } from './find-invoice.js';
import { stateInvalid, stateOf } from './invoice-state.js';
import { Invoice } from './invoice.entity.js';

/**
 * Cancels an invoice as a whole, while nothing of it is paid or returned; the balance falls by what was payable. Its
 * number is not used again, its order keeps its state and may be invoiced anew.
 *
 * @throws KervanError INVOICE_NOT_FOUND, INVOICE_STATE_INVALID naming the current state, VERSION_MISMATCH
 */
export async function cancelInvoice(
  tx: Tx,
  { invoiceNo, accountNo }: Pick<Invoice, 'invoiceNo' | 'accountNo'>,
  precondition: Precondition,
): Promise<void> {
  const account = await lockAccount(tx.db, accountNo);
  const [invoice, lines, returned] = await Promise.all([
    findInvoice(tx.db, invoiceNo),
    linesOfInvoice(tx.db, invoiceNo),
    isReturned(tx.db, invoiceNo),
  ]);
  precondition(invoice);
  if (returned || !isUntouched(invoice)) throw stateInvalid(invoice, 'cancelled');
  const { currency, payable, version } = invoice;
  const now = new Date();
  tx.touched('invoice', invoiceNo, { before: version, after: version + 1 });
  void tx.db.update(Invoice, { invoiceNo }, { cancelledAt: now, openAmount: '0', version: version + 1 });
  moveExposure(tx, account, { balance: Money.of(payable, currency).negated() });
  const { orderNo, issueDate, fxRate, net, kdv, gross } = invoice;
  const cancelDate = latestDay(businessDay(now), issueDate);
  const dates = { issueDate, cancelDate, currency, fxRate: fxRate ?? undefined };
  const { kdvSummary } = withTotals(currency, lines);
  const totals = { net, kdv, gross, kdvSummary, payable };
  tx.publish(FaturaIptalEdildi, { invoiceNo, orderNo, accountNo, ...dates, ...totals });
}

/** Neither cancelled nor paid or returned in any part; one of nothing is settled from the beginning. */
function isUntouched(invoice: RowOf<Invoice>): boolean {
  const { currency, payable, openAmount } = invoice;
  return (
    stateOf(invoice) !== 'CANCELLED' &&
    Money.of(openAmount, currency).compare(Money.of(payable, currency)) === 0
  );
}

async function isReturned(db: Db, invoiceNo: string): Promise<boolean> {
  const returns = await db.query('SELECT FROM return_invoice WHERE related_invoice_no = $1 LIMIT 1', [
    invoiceNo,
  ]);
  return returns.length > 0;
}
