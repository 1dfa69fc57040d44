import { readPairs } from '../evidence/read-rows.js';
import { differences } from './differences.js';
import { invariantCheck } from './invariant-check.js';

/** I9: what a stock item has reserved = what active reservations hold of it. */
export const reservedForOrders = invariantCheck({
  id: 'I9',
  needs: ['warehouse'],
  compare: async ({ warehouse }) => {
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
    return {
      compared: `${reserved.size} stock items with reserved goods = lines of active reservations`,
      faults: differences(['stock', reserved], ['reservations', held]),
    };
  },
});
