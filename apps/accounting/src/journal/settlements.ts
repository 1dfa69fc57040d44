import type { PaymentMatch } from '@kervan/contracts';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import { clearedItemsOf, type ClearingDocument } from './cleared-items.js';
import type { Settlement } from './recipes/payment.js';

/** What a payment, or a later match of it, clears of the invoices that it settles. */
export async function settlements(
  tx: Tx,
  document: ClearingDocument,
  matches: readonly Pick<PaymentMatch, 'invoiceNo' | 'amount' | 'fxRate'>[],
): Promise<Settlement[]> {
  const items = await clearedItemsOf(tx, document);
  return matches.map(({ invoiceNo, fxRate, amount }) => ({
    ...items.clear(invoiceNo, Money.of(amount, document.currency)),
    invoiceNo,
    fxRate,
  }));
}
