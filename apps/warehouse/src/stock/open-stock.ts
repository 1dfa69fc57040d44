import { KervanError } from '@kervan/contracts';
import { Quantity } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import { Depot } from '../depots/depot.entity.js';
import { receiveGoods } from '../receipts/receive-goods.js';
import { insertNewItems } from './insert-new-items.js';
import { StockBook } from './stock-book.js';
import { openAlone } from './stock-openings.js';
import type { Opened, Opening } from './stock.schema.js';

/**
 * Opens the stock of a depot with one goods receipt. Repeating a request changes nothing.
 *
 * @param currency ISO 4217 code that the stock is valued in.
 * @throws KervanError DEPOT_NOT_FOUND, or RESOURCE_EXISTS naming an item that was opened with another quantity or cost;
 *   then nothing is opened.
 */
export async function openStock(tx: Tx, opening: Opening, currency: string): Promise<Opened> {
  const { depotNo, date, items } = opening;
  await openAlone(tx.db);
  if (!(await tx.db.findOne(Depot, { depotNo })))
    throw new KervanError('DEPOT_NOT_FOUND', `depot ${depotNo} is not known`);
  const created = await insertNewItems(tx.db, opening, currency);
  const book = tx.shared(StockBook);
  await book.load(created);
  const lines = items
    .filter(({ sku }) => created.has(sku))
    .map(({ sku, quantity: text }) => {
      const quantity = Quantity.of(text);
      const cost = book.item(depotNo, sku).receive(quantity, { tx, reason: 'OPENING' });
      return { depotNo, sku, quantity, cost };
    });
  receiveGoods(tx, {
    reason: 'OPENING',
    documentNo: depotNo,
    receiptDate: date,
    lines: lines.filter(({ quantity }) => quantity.isPositive),
  });
  return { created: created.size, unchanged: items.length - created.size };
}
