import type { StokFarkiAlindi } from '@kervan/contracts';
import { Quantity } from '@kervan/money';
import type { StockBook } from '../stock/stock-book.js';
import type { Cause, StockItem } from '../stock/stock-item.js';
import type { ReceivedGoods } from './receive-goods.js';

type Difference = StokFarkiAlindi['data'];

/**
 * Brings what one depot holds to what was counted there, whatever the difference was when the count was read; a difference
 * without a count comes or goes as it is. Services and what is right already change nothing.
 *
 * @throws KervanError STOCK_ITEM_NOT_FOUND, STOCK_INSUFFICIENT where goods are missing that are held for orders
 */
export function countInDepot(
  book: StockBook,
  depotNo: string,
  { kind, lines }: Pick<Difference, 'kind' | 'lines'>,
  cause: Cause,
): ReceivedGoods[] {
  return lines
    .filter(({ sku }) => book.isStocked(sku))
    .flatMap((line) => {
      const item = book.item(depotNo, line.sku);
      const difference = differenceOf(item, kind, line);
      return difference.isZero ? [] : [moved(item, difference, cause)];
    });
}

function differenceOf(
  { onHand }: StockItem,
  kind: Difference['kind'],
  { quantity, counted }: Difference['lines'][number],
): Quantity {
  if (counted !== undefined) return Quantity.of(counted).minus(onHand);
  return kind === 'LOSS' ? Quantity.of(quantity).negated() : Quantity.of(quantity);
}

function moved(item: StockItem, quantity: Quantity, cause: Cause): ReceivedGoods {
  const { depotNo, sku } = item;
  if (quantity.isPositive) return { depotNo, sku, quantity, cost: item.receive(quantity, cause) };
  return { depotNo, sku, quantity, cost: item.issue(quantity.negated(), cause).negated() };
}
