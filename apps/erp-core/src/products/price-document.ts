import type { Db } from '@kervan/database';
import { readCatalogue } from './catalogue.js';
import { priceLines, type DocumentToPrice, type PricedDocument } from './price-lines.js';

/** Prices a document by the products and rates of the database, as `priceLines` does. */
export async function priceDocument(db: Db, document: DocumentToPrice): Promise<PricedDocument> {
  const skus = document.lines.map(({ sku }) => sku);
  return priceLines(document, await readCatalogue(db, skus, document.businessDate));
}
