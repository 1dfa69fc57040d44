import { exponentOf } from './currency.js';
import { decimal, halfUp, zero, type Decimal } from './decimal.js';

/** An exact amount at its currency's ISO 4217 exponent. Immutable; amounts of two currencies never mix. */
export class Money {
  private constructor(
    private readonly value: Decimal,
    readonly currency: string,
  ) {}

  /**
   * Reads an amount written with at most the currency's decimals: `15.3` and `15.30` are TRY, `15.305` is not.
   *
   * @throws RangeError naming text and currency.
   */
  static of(text: string, currency: string): Money {
    const value = decimal(text);
    const decimals = text.split('.')[1]?.length ?? 0;
    if (decimals > exponentOf(currency))
      throw new RangeError(`"${text}" has too many decimals for ${currency}`);
    return new Money(value, currency);
  }

  /** An exact value brought to the currency's exponent, half away from zero (domain rule for every amount). */
  static rounded(value: Decimal, currency: string): Money {
    return new Money(halfUp(value, exponentOf(currency)), currency);
  }

  static zero(currency: string): Money {
    exponentOf(currency);
    return new Money(zero, currency);
  }

  /** @throws RangeError when an amount is of another currency. */
  static sum(currency: string, amounts: Iterable<Money>): Money {
    let total = Money.zero(currency);
    for (const amount of amounts) total = total.plus(amount);
    return total;
  }

  plus(other: Money): Money {
    return new Money(this.value.plus(this.valueOfSame(other)), this.currency);
  }

  minus(other: Money): Money {
    return new Money(this.value.minus(this.valueOfSame(other)), this.currency);
  }

  negated(): Money {
    return new Money(this.value.neg(), this.currency);
  }

  /** Exact product, not yet rounded: for rates and shares. */
  times(factor: Decimal): Decimal {
    return this.value.times(factor);
  }

  /** -1, 0 or 1 as this amount is smaller than, equal to or larger than the other. */
  compare(other: Money): -1 | 0 | 1 {
    return this.value.cmp(this.valueOfSame(other));
  }

  get isZero(): boolean {
    return this.value.eq(zero);
  }

  get isNegative(): boolean {
    return this.value.lt(zero);
  }

  /** Decimal text with exactly the currency's decimals; zero has no sign. */
  toString(): string {
    return (this.isZero ? zero : this.value).toFixed(exponentOf(this.currency));
  }

  toJSON(): string {
    return this.toString();
  }

  private valueOfSame(other: Money): Decimal {
    if (other.currency === this.currency) return other.value;
    throw new RangeError(`${this.currency} and ${other.currency} cannot be combined`);
  }
}
