import { KervanError } from '@kervan/contracts';
import { Quantity } from '@kervan/money';
import type { StockItem } from './stock-item.js';

/** What one depot gives of a quantity. */
export interface DepotShare {
  readonly item: StockItem;
  readonly quantity: Quantity;
}

/**
 * Splits a quantity of a product over the depots that have it available, in the order of the items.
 *
 * @returns no share of nothing.
 * @throws KervanError STOCK_INSUFFICIENT when all of them together have less.
 */
export function splitOverDepots(
  sku: string,
  quantity: Quantity,
  items: readonly StockItem[],
): readonly DepotShare[] {
  let missing = quantity;
  const shares = items.map((item) => {
    const share = Quantity.smaller(missing, item.available);
    missing = missing.minus(share);
    return { item, quantity: share };
  });
  if (missing.isPositive) {
    const figures = `${quantity.toString()} asked for, ${missing.toString()} of them missing`;
    throw new KervanError('STOCK_INSUFFICIENT', `stock of ${sku} in all depots: ${figures}`);
  }
  return shares.filter((share) => share.quantity.isPositive);
}
