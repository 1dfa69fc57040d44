import { decimal } from './decimal.js';
import { Money } from './money.js';

/**
 * An amount in another currency: half-up(amount x rate) at the exponent of that currency.
 *
 * @param rate units of `currency` for one unit of the amount's own, decimal text, up to 6 decimals.
 */
export function converted(amount: Money, rate: string, currency: string): Money {
  return Money.rounded(amount.times(decimal(rate)), currency);
}
