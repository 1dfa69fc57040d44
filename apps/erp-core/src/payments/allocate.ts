import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Invoice } from '../invoices/invoice.entity.js';
import type { Settlement } from '../invoices/settle-invoices.js';

/** An invoice that is to be paid. */
export interface InvoiceToPay {
  readonly invoice: RowOf<Invoice>;
  /** No more than this; undefined: all that is open of it. */
  readonly upTo?: Money | undefined;
}

/** What an amount pays, and what is left of it. */
export interface Allocation {
  readonly settlements: readonly Settlement[];
  readonly left: Money;
}

/** Spreads an amount over invoices in their order, of each no more than is open. */
export function allocate(amount: Money, invoices: readonly InvoiceToPay[]): Allocation {
  let left = amount;
  const settlements = invoices.flatMap(({ invoice, upTo }) => {
    const open = Money.of(invoice.openAmount, invoice.currency);
    const paid = smallest(left, open, upTo ?? open);
    if (paid.isZero || paid.isNegative) return [];
    left = left.minus(paid);
    return [{ invoice, amount: paid }];
  });
  return { settlements, left };
}

/** The smallest of some amounts of one currency. */
export function smallest(first: Money, ...others: readonly Money[]): Money {
  return others.reduce((one, other) => (one.compare(other) <= 0 ? one : other), first);
}
