import { LEDGER_CURRENCY } from '@kervan/contracts';
import { converted, percentOf, type Money } from '@kervan/money';

/** What a sale is worth to whoever made it, in TRY. */
export interface Worth {
  /** Net of what was sold. */
  readonly base: Money;
  /** half-up(base x rate / 100) */
  readonly amount: Money;
  /** half-up(amount x tax rate / 100), withheld from the amount. */
  readonly tax: Money;
}

/** Percent, decimal text. */
export interface Rates {
  readonly rate: string;
  readonly taxRate: string;
}

/** @param fxRate TRY for one unit of the net's currency; null for TRY. */
export function worthOf(net: Money, fxRate: string | null, { rate, taxRate }: Rates): Worth {
  const base = fxRate === null ? net : converted(net, fxRate, LEDGER_CURRENCY);
  const amount = percentOf(base, rate);
  return { base, amount, tax: percentOf(amount, taxRate) };
}

export function sumOf(one: Worth, other: Worth): Worth {
  return {
    base: one.base.plus(other.base),
    amount: one.amount.plus(other.amount),
    tax: one.tax.plus(other.tax),
  };
}

export function difference(before: Worth, after: Worth): Worth {
  return {
    base: before.base.minus(after.base),
    amount: before.amount.minus(after.amount),
    tax: before.tax.minus(after.tax),
  };
}
