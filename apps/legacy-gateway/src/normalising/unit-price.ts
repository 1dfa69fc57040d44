import { exact, shortest, sumOf, type Exact } from '@kervan/formats';
import type { AllowanceCharge, Price } from '@kervan/formats';
import { exponentOf } from '@kervan/money';
import type { Problem } from './normalised.js';

/** Figures of a line that tell its price; decimal text. */
export interface Priced {
  /** Above zero. */
  readonly quantity: string;
  readonly price: Price | null;
  /** Null: the line does not say it. */
  readonly net: string | null;
  readonly allowanceCharges: readonly AllowanceCharge[];
}

/** Unit prices in events have at most so many decimals. */
const PLACES = 6;

/**
 * Net price of one unit, so that quantity times price, half-up, is the net amount that the line states: its price where that
 * says it all; otherwise, where allowances or the price's base lie between, what its net amount comes to for one unit.
 *
 * @param tolerance by how much stated and computed amounts may differ, decimal text
 */
export function unitPriceOf(line: Priced, currency: string, tolerance: string): string | Problem {
  const { price, net } = line;
  const quantity = exact(line.quantity);
  const rounded = (value: Exact): Exact => value.round(exponentOf(currency));
  if (price?.amount.startsWith('-')) return { code: 'NUMBER_INVALID', reason: 'the price is negative' };
  if (price && !exact(price.baseQuantity).gt('0'))
    return { code: 'NUMBER_INVALID', reason: `the price is per ${price.baseQuantity}` };
  const stated = price && dividedExactly(price);
  if (net === null) {
    if (price === null) return { code: 'FORMAT_ERROR', reason: 'neither an amount nor a price is given' };
    const reason = `${price.amount} per ${price.baseQuantity} is no unit price of ${PLACES} decimals`;
    return stated ?? { code: 'NUMBER_INVALID', reason };
  }

  if (price) {
    const gross = rounded(quantity.times(price.amount).div(price.baseQuantity));
    const agrees = (amount: Exact): boolean => amount.minus(net).abs().lte(tolerance);
    if (agrees(gross) && stated !== null) return stated;
    const after = gross.minus(taken(line.allowanceCharges));
    if (!agrees(gross) && !agrees(after)) {
      const reason = `states the net amount ${net}, quantity and price give ${shortest(after)}`;
      return { code: 'AMOUNT_MISMATCH', reason };
    }
  }
  const derived = exact(net).div(quantity).round(PLACES);
  if (rounded(derived.times(quantity)).eq(net)) return shortest(derived);
  const reason = `no unit price of ${PLACES} decimals gives the net amount ${net} for ${line.quantity}`;
  return { code: 'RULE_VIOLATION', reason };
}

/** Null where the price of one unit has too many decimals. */
function dividedExactly({ amount, baseQuantity }: Price): string | null {
  const unit = exact(amount).div(baseQuantity).round(PLACES);
  return unit.times(baseQuantity).eq(amount) ? shortest(unit) : null;
}

/** What allowances take off, less what charges put on. */
function taken(entries: readonly AllowanceCharge[]): Exact {
  const sum = (kind: AllowanceCharge['kind']): Exact =>
    sumOf(entries.filter((entry) => entry.kind === kind).map(({ amount }) => amount));
  return sum('allowance').minus(sum('charge'));
}
