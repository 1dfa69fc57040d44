import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { Money } from '@kervan/money';
import { Conversion } from '../journal/conversion.js';
import type { DoubtfulItem } from '../journal/recipes/doubtful-receivable.js';

interface Item {
  readonly itemNo: string;
  /** Of the voucher that raised it; null for TRY, and where none did yet. */
  readonly fxRate: string | null;
  /** In the currency of the documents. */
  readonly open: string;
  readonly cleared: string;
}

const itemsOf = `
  SELECT item_no AS "itemNo", min(fx_rate) FILTER (WHERE due_date IS NOT NULL) AS "fxRate",
    sum(document_debit - document_credit) AS open, sum(document_credit) AS cleared
  FROM voucher JOIN voucher_line USING (voucher_no)
  WHERE account_no = $1 AND gl_account = '120' AND currency = $2
  GROUP BY item_no ORDER BY max(due_date), item_no`;

/**
 * The open items of an account that an amount of its receivables is taken from, those due first before others. To be asked
 * under the lock of the account.
 *
 * @throws KervanError ACCOUNT_NOT_FOUND for an account nothing was posted to in this currency, ACCOUNT_STATE_INVALID with
 * the facts `balance` for an amount above what it owes.
 */
export async function oldestItems(db: Db, accountNo: string, amount: Money): Promise<DoubtfulItem[]> {
  const { currency } = amount;
  const items = await db.query<Item>(itemsOf, [accountNo, currency]);
  if (items.length === 0)
    throw new KervanError('ACCOUNT_NOT_FOUND', `account ${accountNo} has no receivables in ${currency}`);
  const balance = Money.sum(
    currency,
    items.map(({ open }) => Money.of(open, currency)),
  );
  if (amount.compare(balance) > 0)
    throw new KervanError(
      'ACCOUNT_STATE_INVALID',
      `account ${accountNo} owes ${balance.toString()} ${currency}, less than ${amount.toString()}`,
      { facts: { balance: balance.toString() } },
    );
  return taken(items, amount);
}

/** What is overpaid, or returned without an invoice, is no item to take from: the others are at least the balance. */
function taken(items: readonly Item[], amount: Money): DoubtfulItem[] {
  const { currency } = amount;
  let left = amount;
  return items.flatMap(({ itemNo, fxRate, ...item }) => {
    const open = Money.of(item.open, currency);
    const part = open.compare(left) < 0 ? open : left;
    if (part.isZero || part.isNegative) return [];
    left = left.minus(part);
    const booked = Conversion.of({ currency, fxRate }).next(Money.of(item.cleared, currency), part);
    return [{ itemNo, booked }];
  });
}
