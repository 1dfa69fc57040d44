import type { Db, RowOf } from '@kervan/database';
import { Quantity } from '@kervan/money';
import type { StockItemRow } from './stock-item.entity.js';
import type { StockView } from './stock.schema.js';

type Level = Pick<
  RowOf<StockItemRow>,
  'depotNo' | 'onHand' | 'reserved' | 'costValue' | 'currency' | 'version'
>;

/** What every depot holds of a product, in the order in which goods are taken from them. */
export async function readStock(db: Db, sku: string): Promise<StockView['items']> {
  const levels = await db.query<Level>(
    `SELECT depot_no AS "depotNo", on_hand AS "onHand", reserved, cost_value AS "costValue", currency,
       stock_item.version
     FROM stock_item JOIN depot USING (depot_no) WHERE sku = $1 ORDER BY priority, depot_no`,
    [sku],
  );
  return levels.map((level) => {
    const available = Quantity.of(level.onHand).minus(Quantity.of(level.reserved));
    return { ...level, available: available.toString() };
  });
}
