import type { PaymentMatch } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import type { Settled } from '../invoices/settle-invoices.js';
import type { PaymentMatchRow } from './payment-match.entity.js';

/** A settlement as events tell it. */
export function matchOf({ invoice, amount, settled }: Settled): PaymentMatch {
  const { invoiceNo, fxRate } = invoice;
  return { invoiceNo, amount: amount.toString(), fxRate: fxRate ?? undefined, settled };
}

/** A settlement as it is kept. */
export function matchRowOf(
  { invoice, amount }: Settled,
  of: Pick<PaymentMatchRow, 'paymentNo' | 'paymentVersion' | 'matchDate'>,
): RowOf<PaymentMatchRow> {
  return { ...of, invoiceNo: invoice.invoiceNo, amount: amount.toString() };
}
