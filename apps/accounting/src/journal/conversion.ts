import { fxRateOf, LEDGER_CURRENCY, type InCurrency } from '@kervan/contracts';
import { converted, type Money } from '@kervan/money';

/** An amount of a document, and what the ledger has it with. */
export interface Valued {
  readonly document: Money;
  /** In TRY. */
  readonly lira: Money;
}

/** What amounts of a document are worth in the ledger, at the document's rate. */
export class Conversion {
  private constructor(
    readonly currency: string,
    /** TRY for one unit; null for TRY itself. */
    private readonly rate: string | null,
  ) {}

  /** @throws KervanError FX_RATE_NOT_FOUND for a document in another currency that carries no rate. */
  static of(document: InCurrency): Conversion {
    return new Conversion(document.currency, fxRateOf(document));
  }

  /** Rounded half-up to kurus. */
  value(document: Money): Valued {
    return { document, lira: this.#lira(document) };
  }

  /**
   * A part of an amount whose parts are valued one after the other: it is worth what the value of their sum grows by, so
   * that all of them together are worth what the whole is, to the kurus.
   *
   * @param before sum of the parts before it.
   */
  next(before: Money, document: Money): Valued {
    return { document, lira: this.#lira(before.plus(document)).minus(this.#lira(before)) };
  }

  #lira(amount: Money): Money {
    return this.rate === null ? amount : converted(amount, this.rate, LEDGER_CURRENCY);
  }
}

/** What is left of a whole when parts of it are taken away. */
export function rest(whole: Valued, parts: readonly Valued[], document: Money): Valued {
  return { document, lira: parts.reduce((left, { lira }) => left.minus(lira), whole.lira) };
}
