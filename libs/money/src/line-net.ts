import { decimal } from './decimal.js';
import { Money } from './money.js';

/**
 * Net amount of a document line: half-up(quantity x unit price - discount) at the currency's exponent.
 *
 * @param quantity decimal text, up to 6 decimals.
 * @param unitPrice decimal text, net of KDV, up to 6 decimals.
 * @param discount amount taken off the whole line, decimal text.
 * @throws RangeError naming the faulty text.
 */
export function lineNet(quantity: string, unitPrice: string, currency: string, discount = '0'): Money {
  return Money.rounded(decimal(quantity).times(decimal(unitPrice)).minus(decimal(discount)), currency);
}
