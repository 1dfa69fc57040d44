import { KervanError } from '@kervan/contracts';
import { exponentOf, Money } from '@kervan/money';

/**
 * An amount that somebody wrote, which may have more decimals than its currency.
 *
 * @throws KervanError NUMBER_INVALID naming both.
 */
export function amountIn(currency: string, text: string): Money {
  const decimals = text.split('.')[1]?.length ?? 0;
  if (decimals <= exponentOf(currency)) return Money.of(text, currency);
  throw new KervanError('NUMBER_INVALID', `"${text}" has more decimals than ${currency}`);
}
