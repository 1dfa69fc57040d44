import type { Db } from '@kervan/database';
import type { DocumentToPrice, LineToPrice } from './price-lines.js';
import { pricesOn } from './prices-on.js';

/** A line of a document; absent price: that of the product on the day of the document. */
export type LineToPlace = Omit<LineToPrice, 'unitPrice'> & { readonly unitPrice?: string | undefined };

/**
 * A document whose every line has a price, by the price list where it names none.
 *
 * @throws KervanError PRODUCT_NOT_FOUND, PRICE_NOT_FOUND
 */
export async function withListPrices<Document extends Omit<DocumentToPrice, 'lines'>>(
  db: Db,
  document: Document & { readonly lines: readonly LineToPlace[] },
): Promise<Document & DocumentToPrice> {
  const { businessDate, currency, lines } = document;
  const skus = lines.filter(({ unitPrice }) => unitPrice === undefined).map(({ sku }) => sku);
  const prices =
    skus.length > 0 ? await pricesOn(db, skus, businessDate, currency) : new Map<string, string>();
  const priced = lines.map((line) => ({ ...line, unitPrice: line.unitPrice ?? prices.get(line.sku) ?? '' }));
  return { ...document, lines: priced };
}
