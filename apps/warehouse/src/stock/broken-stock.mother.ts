/**
 * The stock items that break a rule, as a query. Quantity on hand and value are the sums of the movements, the opening
 * among them; nothing is negative, no more is reserved than there is, and what is empty is worth nothing.
 */
export const brokenStock = `
  SELECT depot_no, sku, on_hand, reserved, cost_value, moved.quantity, moved.cost
  FROM stock_item FULL JOIN (
    SELECT depot_no, sku, sum(quantity) AS quantity, sum(cost) AS cost FROM stock_movement GROUP BY depot_no, sku
  ) AS moved USING (depot_no, sku)
  WHERE on_hand IS DISTINCT FROM coalesce(moved.quantity, 0) OR cost_value IS DISTINCT FROM coalesce(moved.cost, 0)
    OR on_hand < 0 OR reserved < 0 OR reserved > on_hand OR (on_hand = 0 AND cost_value <> 0)`;
