/** Orders that the core will still approve by itself: SQL over its database, that counts them. */
export const ownWorkOfCore =
  'SELECT (SELECT count(*) FROM order_to_try) + (SELECT count(*) FROM order_to_release) AS count';

/** Owed orders that the warehouse will still despatch by itself, all their goods being there. */
export const servableOwedOrders = `
  SELECT order_no FROM reservation WHERE state = 'OWED' AND NOT EXISTS (
    SELECT FROM jsonb_to_recordset(owed -> 'lines') AS line (sku text, quantity numeric) GROUP BY sku
    HAVING sum(quantity) > (
      SELECT coalesce(sum(on_hand - reserved), 0) FROM stock_item WHERE stock_item.sku = line.sku
    )
  )`;

export const ownWorkOfWarehouse = `SELECT count(*) FROM (${servableOwedOrders}) AS owed_order`;
