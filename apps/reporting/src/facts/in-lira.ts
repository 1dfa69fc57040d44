import { KervanError } from '@kervan/contracts';
import { converted, Money } from '@kervan/money';

/** What the books are kept in. */
const BOOKS = 'TRY';

/**
 * An amount in TRY at the rate of its document.
 *
 * @throws KervanError RULE_VIOLATION for another currency without a rate: its contract asks for one.
 */
export function inLira(amount: Money, fxRate: string | undefined): Money {
  if (amount.currency === BOOKS) return amount;
  if (fxRate === undefined)
    throw new KervanError('RULE_VIOLATION', `an amount in ${amount.currency} carries no exchange rate`);
  return converted(amount, fxRate, BOOKS);
}

/** An amount as facts keep it: at the exponent of its currency, and beside it in TRY. */
export function bothCurrencies(
  text: string,
  { currency, fxRate }: { readonly currency: string; readonly fxRate?: string | undefined },
): { readonly amount: string; readonly amountTry: string } {
  const amount = Money.of(text, currency);
  return { amount: amount.toString(), amountTry: inLira(amount, fxRate).toString() };
}
