import type { Db } from '@kervan/database';
import type { StockItem } from './stock-item.js';

/** Writes changed stock items with one statement. */
export async function updateStockItems(db: Db, items: readonly StockItem[]): Promise<void> {
  const rows = items.map((item) => item.toRow());
  await db.query(
    `UPDATE stock_item SET on_hand = new.on_hand, reserved = new.reserved, cost_value = new.cost_value, version = new.version
     FROM unnest($1::text[], $2::text[], $3::numeric[], $4::numeric[], $5::numeric[], $6::integer[])
       AS new (depot_no, sku, on_hand, reserved, cost_value, version)
     WHERE stock_item.depot_no = new.depot_no AND stock_item.sku = new.sku`,
    (['depotNo', 'sku', 'onHand', 'reserved', 'costValue', 'version'] as const).map((column) =>
      rows.map((row) => row[column]),
    ),
  );
}
