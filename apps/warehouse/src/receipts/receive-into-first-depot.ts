import type { CostedLine } from '@kervan/contracts';
import { Quantity } from '@kervan/money';
import type { StockBook } from '../stock/stock-book.js';
import type { Cause } from '../stock/stock-item.js';
import type { ReceivedGoods } from './receive-goods.js';

/**
 * Takes goods of which nobody knows what they cost into the first depot that ever had them, at the unit cost of its item.
 *
 * @throws KervanError STOCK_ITEM_NOT_FOUND
 */
export function receiveIntoFirstDepot(
  book: StockBook,
  { sku, quantity }: Pick<CostedLine, 'sku' | 'quantity'>,
  cause: Cause,
): ReceivedGoods {
  const item = book.firstItem(sku);
  const received = Quantity.of(quantity);
  return { depotNo: item.depotNo, sku, quantity: received, cost: item.receive(received, cause) };
}
