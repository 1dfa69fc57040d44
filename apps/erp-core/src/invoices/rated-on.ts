import type { PricedLine } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { Order } from '../orders/order.entity.js';
import { readCatalogue } from '../products/catalogue.js';
import { ratedLines, withTotals, type PricedDocument } from '../products/price-lines.js';

/**
 * Lines of an order with the KDV of the day they are invoiced on, whatever it was when they were priced. Exempt ones
 * stay so.
 *
 * @throws KervanError KDV_RATE_NOT_FOUND naming class and day.
 */
export async function ratedOn(
  db: Db,
  { currency, invoiceType }: Pick<Order, 'currency' | 'invoiceType'>,
  lines: PricedLine[],
  day: string,
): Promise<PricedDocument> {
  if (invoiceType === 'ISTISNA') return withTotals(currency, lines);
  const skus = lines.map(({ sku }) => sku);
  return withTotals(currency, ratedLines(lines, await readCatalogue(db, skus, day), day));
}
