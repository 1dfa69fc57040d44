import { decimal, zero, type Decimal } from './decimal.js';
import { Money } from './money.js';

/** An exact amount of goods in its product's unit, up to 6 decimals. Immutable. */
export class Quantity {
  static readonly zero = new Quantity(zero);

  private constructor(private readonly value: Decimal) {}

  /** @throws RangeError naming the text. */
  static of(text: string): Quantity {
    return new Quantity(decimal(text));
  }

  static sum(quantities: Iterable<Quantity>): Quantity {
    let total = Quantity.zero;
    for (const quantity of quantities) total = total.plus(quantity);
    return total;
  }

  static smaller(one: Quantity, other: Quantity): Quantity {
    return one.compare(other) <= 0 ? one : other;
  }

  plus(other: Quantity): Quantity {
    return new Quantity(this.value.plus(other.value));
  }

  minus(other: Quantity): Quantity {
    return new Quantity(this.value.minus(other.value));
  }

  negated(): Quantity {
    return new Quantity(this.value.neg());
  }

  /** -1, 0 or 1 as this quantity is smaller than, equal to or larger than the other. */
  compare(other: Quantity): -1 | 0 | 1 {
    return this.value.cmp(other.value);
  }

  get isZero(): boolean {
    return this.value.eq(zero);
  }

  get isPositive(): boolean {
    return this.value.gt(zero);
  }

  get isNegative(): boolean {
    return this.value.lt(zero);
  }

  /**
   * The share of `value` that this quantity has in `whole`: half-up(value x this / whole); the whole has all of it, so
   * that shares taken one after the other end at zero.
   */
  shareOf(value: Money, whole: Quantity): Money {
    if (this.compare(whole) === 0) return value;
    return Money.rounded(value.times(this.value).div(whole.value), value.currency);
  }

  /** Shortest decimal text: `6`, `0.125`. */
  toString(): string {
    return (this.isZero ? zero : this.value).toFixed();
  }

  toJSON(): string {
    return this.toString();
  }
}
