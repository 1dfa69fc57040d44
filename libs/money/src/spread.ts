import { exponentOf } from './currency.js';
import { Money } from './money.js';

/**
 * Parts of an amount in proportion to weights, by largest remainder: every part is rounded down, and what is then missing
 * goes, one minor unit each, to the parts that lost most, the earlier of equals first. They sum up to the amount exactly.
 * Where the weights sum up to zero the first part has all of it.
 *
 * @throws RangeError for no weights at all.
 */
export function spread(total: Money, weights: readonly Money[]): Money[] {
  if (weights.length === 0) throw new RangeError('an amount cannot be spread over nothing');
  const { currency } = total;
  const amount = minorUnits(total);
  const shares = weights.map(minorUnits);
  const sum = shares.reduce((one, other) => one + other, 0n);
  if (amount === 0n) return weights.map(() => total);
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? total : Money.zero(currency)));

  const parts = shares.map((share) => floorOf(amount * share, sum));
  const missing = amount - parts.reduce((one, { floor }) => one + floor, 0n);
  const byLoss = [...parts.keys()].sort((one, other) => compare(parts[other]?.rest, parts[one]?.rest));
  const rounded = new Set(byLoss.slice(0, Number(missing)));
  return parts.map(({ floor }, index) => moneyOf(floor + (rounded.has(index) ? 1n : 0n), currency));
}

/** Quotient rounded down, and what is lost by it: 0 <= rest < |divisor|. */
function floorOf(dividend: bigint, divisor: bigint): { floor: bigint; rest: bigint } {
  const [above, below] = divisor < 0n ? [-dividend, -divisor] : [dividend, divisor];
  const rest = ((above % below) + below) % below;
  return { floor: (above - rest) / below, rest };
}

function compare(one = 0n, other = 0n): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function minorUnits(amount: Money): bigint {
  return BigInt(amount.toString().replace('.', ''));
}

function moneyOf(units: bigint, currency: string): Money {
  const exponent = exponentOf(currency);
  if (exponent === 0) return Money.of(String(units), currency);
  const digits = String(units < 0n ? -units : units).padStart(exponent + 1, '0');
  const sign = units < 0n ? '-' : '';
  return Money.of(`${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`, currency);
}
