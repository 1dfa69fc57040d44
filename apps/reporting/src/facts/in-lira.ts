import { fxRateOf, LEDGER_CURRENCY, type InCurrency } from '@kervan/contracts';
import { converted, type Money } from '@kervan/money';

/**
 * TRY for one unit of the document's currency, 1 for TRY itself; decimal text.
 *
 * @throws KervanError FX_RATE_NOT_FOUND for another currency without a rate.
 */
export function rateOf(document: InCurrency): string {
  return fxRateOf(document) ?? '1';
}

/** An amount in TRY: half-up to kurus, as the ledger has it. */
export function inLira(amount: Money, rate: string): Money {
  return amount.currency === LEDGER_CURRENCY ? amount : converted(amount, rate, LEDGER_CURRENCY);
}
