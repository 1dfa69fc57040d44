import { Money, withheldKdv } from '@kervan/money';

/** KDV of one rate in a document. */
export interface KdvOfRate {
  /** Percent without trailing zeros: `20`, `1`, `0`. */
  readonly rate: string;
  readonly kdv: Money;
  /** Part of it that the buyer withholds (tevkifat): the seller owes the rest. */
  readonly withheld: Money;
}

export interface TaxedDocument {
  readonly currency: string;
  readonly kdvSummary: readonly { readonly rate: string; readonly kdv: string }[];
  readonly withholding?: { readonly tenths: number } | undefined;
}

/**
 * KDV of a document by rate, in the order of its summary. What is withheld is rounded once for the document: each rate has
 * what the withheld part of the sum grows by, as in the ledger.
 */
export function kdvOfRates({ currency, kdvSummary, withholding }: TaxedDocument): KdvOfRate[] {
  const zero = Money.zero(currency);
  const withheldOf = (kdv: Money) => (withholding ? withheldKdv(kdv, withholding.tenths) : zero);
  let sum = zero;
  return kdvSummary.map((summary) => {
    const kdv = Money.of(summary.kdv, currency);
    const before = withheldOf(sum);
    sum = sum.plus(kdv);
    return { rate: shortestRate(summary.rate), kdv, withheld: withheldOf(sum).minus(before) };
  });
}

/** `20.0` and `20` are one rate. */
export function shortestRate(rate: string): string {
  return rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate;
}
