import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { businessDay } from '../prices/business-day.js';
import { currentPrices } from '../prices/current-prices.js';
import type { NewWebOrder } from './web-orders.schema.js';

export interface PricedLine {
  readonly lineNo: number;
  readonly sku: string;
  readonly quantity: string;
  readonly unitPrice: string;
}

/**
 * The lines of a web order at the prices of the day of a moment.
 *
 * @throws KervanError PRICE_NOT_FOUND naming every product without a price in the order's currency.
 */
export async function priceWebOrder(
  db: Db,
  { priceList, currency, lines }: NewWebOrder,
  moment: Date,
): Promise<PricedLine[]> {
  const skus = [...new Set(lines.map(({ sku }) => sku))];
  const prices = await currentPrices(db, { priceList, day: businessDay(moment) }, skus);
  const missing = skus.filter((sku) => prices.get(sku)?.currency !== currency);
  if (missing.length > 0) {
    const of = `of today in ${priceList} and ${currency}`;
    throw new KervanError('PRICE_NOT_FOUND', `no price ${of} for ${missing.join(', ')}`);
  }
  return lines.flatMap(({ sku, quantity }, index) => {
    const price = prices.get(sku);
    return price ? [{ lineNo: index + 1, sku, quantity, unitPrice: price.price }] : [];
  });
}
