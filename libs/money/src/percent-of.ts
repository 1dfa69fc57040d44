import { decimal, hundredth } from './decimal.js';
import { Money } from './money.js';

/**
 * half-up(amount x rate / 100) at the amount's own exponent.
 *
 * @param rate percent, decimal text, up to 6 decimals.
 * @throws RangeError naming the faulty text.
 */
export function percentOf(amount: Money, rate: string): Money {
  return Money.rounded(amount.times(decimal(rate)).times(hundredth), amount.currency);
}
