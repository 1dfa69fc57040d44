import { KervanError } from './errors/kervan-error.js';

/** Currency of the ledger (Turkish law: books are kept in lira). Documents in it have no exchange rate. */
export const LEDGER_CURRENCY = 'TRY';

/** A document, or a part of one, with amounts in some currency. */
export interface InCurrency {
  readonly currency: string;
  /** TRY for one unit of it. */
  readonly fxRate?: string | null | undefined;
}

/**
 * TRY for one unit of a document's currency, decimal text; null for TRY itself.
 *
 * @throws KervanError FX_RATE_NOT_FOUND for a document in another currency that carries no rate.
 */
export function fxRateOf({ currency, fxRate = null }: InCurrency): string | null {
  if (currency === LEDGER_CURRENCY) return null;
  if (fxRate === null)
    throw new KervanError('FX_RATE_NOT_FOUND', `the document is in ${currency} and carries no rate`);
  return fxRate;
}
