import { Money } from './money.js';
import { withheldKdv } from './withholding.js';

/** KDV of one rate in a document. */
export interface KdvOfRate {
  /** Percent, as the document's summary has it. */
  readonly rate: string;
  readonly kdv: Money;
  /** Part of it that the buyer withholds (tevkifat). */
  readonly withheld: Money;
  /** The rest, which the seller owes. */
  readonly own: Money;
}

/** What of an invoice or return says its KDV; amounts are decimal text in its currency. */
export interface TaxedDocument {
  readonly currency: string;
  readonly kdvSummary: readonly { readonly rate: string; readonly kdv: string }[];
  /** The tenths of the KDV that the buyer withholds. */
  readonly withholding?: { readonly tenths: number } | undefined;
}

/**
 * KDV of a document by rate, in the order of its summary. What is withheld is rounded once for the document: each rate has
 * what the withheld part of the sum grows by, so that the rates sum up to it.
 */
export function kdvOfRates({ currency, kdvSummary, withholding }: TaxedDocument): KdvOfRate[] {
  const zero = Money.zero(currency);
  const withheldOf = (kdv: Money) => (withholding ? withheldKdv(kdv, withholding.tenths) : zero);
  let sum = zero;
  return kdvSummary.map(({ rate, kdv: text }) => {
    const kdv = Money.of(text, currency);
    const before = withheldOf(sum);
    sum = sum.plus(kdv);
    const withheld = withheldOf(sum).minus(before);
    return { rate, kdv, withheld, own: kdv.minus(withheld) };
  });
}
