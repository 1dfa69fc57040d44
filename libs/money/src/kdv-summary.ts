import { decimal, hundredth, type Decimal } from './decimal.js';
import { Money } from './money.js';

/** What KDV needs to know of a line: its net amount and its rate in percent, decimal text. */
export interface TaxedLine {
  readonly net: Money;
  readonly kdvRate: string;
}

/** KDV of all lines of one rate. */
export interface KdvTotal {
  /** Percent, without trailing zeros: `20`, `1`, `0`. */
  readonly rate: string;
  readonly base: Money;
  readonly kdv: Money;
}

/** Totals of a document: gross = net + kdv. */
export interface DocumentTotals {
  readonly net: Money;
  readonly kdv: Money;
  readonly gross: Money;
  readonly kdvSummary: readonly KdvTotal[];
}

/**
 * KDV per document and rate: half-up(sum of line nets x rate / 100), never summed from rounded lines. Lowest rate
 * first; `20` and `20.0` are one rate.
 *
 * @throws RangeError when currencies mix or a rate is no decimal.
 */
export function kdvSummary(lines: Iterable<TaxedLine>): KdvTotal[] {
  const bases = new Map<string, { rate: Decimal; base: Money }>();
  for (const { net, kdvRate } of lines) {
    const rate = decimal(kdvRate);
    const text = rate.toFixed();
    const sum = bases.get(text);
    bases.set(text, { rate, base: sum ? sum.base.plus(net) : net });
  }
  return [...bases]
    .sort(([, one], [, other]) => one.rate.cmp(other.rate))
    .map(([text, { rate, base }]) => ({ rate: text, base, kdv: kdvOf(base, rate) }));
}

/** @throws RangeError when a line is of another currency. */
export function documentTotals(currency: string, lines: readonly TaxedLine[]): DocumentTotals {
  const summary = kdvSummary(lines);
  const net = Money.sum(
    currency,
    summary.map(({ base }) => base),
  );
  const kdv = Money.sum(
    currency,
    summary.map((total) => total.kdv),
  );
  return { net, kdv, gross: net.plus(kdv), kdvSummary: summary };
}

function kdvOf(base: Money, rate: Decimal): Money {
  return Money.rounded(base.times(rate).times(hundredth), base.currency);
}
