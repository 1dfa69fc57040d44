import { KervanError } from '@kervan/contracts';
import { converted, type Money } from '@kervan/money';

/** What the books are kept in. */
const BOOKS = 'TRY';

/** A document, or part of one, with an amount in some currency. */
export interface Priced {
  readonly currency: string;
  readonly fxRate?: string | undefined;
}

/**
 * TRY for one unit of the document's currency, 1 for TRY itself; decimal text.
 *
 * @throws KervanError RULE_VIOLATION for another currency without a rate: its contract asks for one.
 */
export function rateOf({ currency, fxRate }: Priced): string {
  if (currency === BOOKS) return '1';
  if (fxRate !== undefined) return fxRate;
  throw new KervanError('RULE_VIOLATION', `an amount in ${currency} carries no exchange rate`);
}

/** An amount in TRY: half-up to kurus, as the ledger has it. */
export function inLira(amount: Money, rate: string): Money {
  return amount.currency === BOOKS ? amount : converted(amount, rate, BOOKS);
}
