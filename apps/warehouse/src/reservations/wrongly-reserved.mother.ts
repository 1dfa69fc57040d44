/** The stock items that hold another quantity than the active reservations ask of them, as a query. */
export const wronglyReserved = `
  SELECT depot_no, sku, reserved, held.quantity
  FROM stock_item FULL JOIN (
    SELECT depot_no, sku, sum(quantity) AS quantity
    FROM reservation JOIN reservation_line USING (order_no) WHERE state = 'ACTIVE' GROUP BY depot_no, sku
  ) AS held USING (depot_no, sku)
  WHERE reserved IS DISTINCT FROM coalesce(held.quantity, 0)`;
