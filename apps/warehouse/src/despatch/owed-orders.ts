import type { DueWork } from '../reservations/due-work.js';
import { serveOwed } from './serve-owed.js';

/** Invoiced orders whose goods were not there are despatched when they are, who waits longest first. */
export const owedOrders: DueWork = {
  name: 'owed orders',
  due: `state = 'OWED' AND NOT EXISTS (
    SELECT FROM jsonb_to_recordset(owed->'lines') AS line (sku text, quantity numeric) GROUP BY sku
    HAVING sum(quantity) > (SELECT coalesce(sum(on_hand - reserved), 0) FROM stock_item WHERE stock_item.sku = line.sku))`,
  order: "owed->>'since', order_no",
  // The stock was looked at without locks: an older one of the same transaction, or a chunk, may have been quicker.
  deal: serveOwed,
};
