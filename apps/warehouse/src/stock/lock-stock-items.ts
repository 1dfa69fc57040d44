import type { Db, RowOf } from '@kervan/database';
import { StockItem } from './stock-item.js';
import type { StockItemRow } from './stock-item.entity.js';

/** The stock items of products in all depots, locked in byte order so that two transactions never deadlock. */
export async function lockStockItems(db: Db, skus: readonly string[]): Promise<StockItem[]> {
  const rows = await db.query<RowOf<StockItemRow>>(
    `SELECT depot_no AS "depotNo", sku, on_hand AS "onHand", reserved, cost_value AS "costValue",
            unit_cost AS "unitCost", opening_quantity AS "openingQuantity", currency, version
     FROM stock_item WHERE sku = ANY($1) ORDER BY sku COLLATE "C", depot_no COLLATE "C" FOR UPDATE`,
    [skus],
  );
  return rows.map((row) => new StockItem(row));
}
