import { readPairs } from '../read-rows.js';
import { differences, invariant, type InvariantCheck } from './invariant-check.js';

/** I9: what a stock item has reserved = what active reservations hold of it. */
export const reservedForOrders: InvariantCheck = async ({ databases: { warehouse } }) => {
  const [reserved, held] = await Promise.all([
    readPairs(
      warehouse,
      `SELECT concat(depot_no, '/', sku) AS key, trim_scale(reserved)::text AS value
       FROM stock_item WHERE reserved <> 0`,
    ),
    readPairs(
      warehouse,
      `SELECT concat(depot_no, '/', sku) AS key, trim_scale(sum(quantity))::text AS value
       FROM reservation JOIN reservation_line USING (order_no) WHERE state = 'ACTIVE'
       GROUP BY depot_no, sku HAVING sum(quantity) <> 0`,
    ),
  ]);
  return invariant(
    'I9',
    `${reserved.size} stock items with reserved goods = lines of active reservations`,
    differences(['stock', reserved], ['reservations', held]),
  );
};
