import { decimal } from './decimal.js';
import { Money } from './money.js';

/**
 * KDV that the buyer withholds and pays to the tax office (tevkifat): half-up(KDV of the document x tenths / 10).
 *
 * @param tenths 1 to 10.
 */
export function withheldKdv(kdv: Money, tenths: number): Money {
  return Money.rounded(kdv.times(decimal(String(tenths))).div('10'), kdv.currency);
}
