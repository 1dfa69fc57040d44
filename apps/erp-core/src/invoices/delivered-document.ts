import type { PricedLine } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { Order } from '../orders/order.entity.js';
import { withTotals, type PricedDocument } from '../products/price-lines.js';
import { servicesAmong } from '../products/services-among.js';
import { deliveredLines, type DeliveredPart } from './delivered-lines.js';

/**
 * What is to be invoiced of an order: all of it, or of an order that allows partial delivery what was delivered, with
 * totals of its own. Without lines when nothing was.
 */
export async function deliveredDocument(
  db: Db,
  { partial, currency }: Pick<Order, 'partial' | 'currency'>,
  lines: PricedLine[],
  delivered: readonly DeliveredPart[],
): Promise<PricedDocument> {
  if (!partial) return withTotals(currency, lines);
  const skus = lines.map(({ sku }) => sku);
  return withTotals(currency, deliveredLines(currency, lines, delivered, await servicesAmong(db, skus)));
}
