import { LEDGER_CURRENCY, type PaymentMatch } from '@kervan/contracts';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import { ClearedItems, type SettlingDocument } from './cleared-items.js';
import type { Settlement } from './recipes/payment.js';

/** What the ledger has of the items that a document settles, counting each as settled by it. */
export async function settlements(
  tx: Tx,
  { accountNo, currency }: SettlingDocument,
  matches: readonly Pick<PaymentMatch, 'invoiceNo' | 'amount' | 'fxRate'>[],
): Promise<Settlement[]> {
  const items = tx.shared(ClearedItems);
  if (currency !== LEDGER_CURRENCY) await items.load([accountNo]);
  return matches.map(({ invoiceNo, fxRate, ...match }) => {
    const amount = Money.of(match.amount, currency);
    return { invoiceNo, fxRate, amount, clearedBefore: items.clear(invoiceNo, amount) };
  });
}
