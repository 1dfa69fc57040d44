import { readPairs } from '../evidence/read-rows.js';
import { differences } from './differences.js';
import { invariantCheck } from './invariant-check.js';

/** I10: what was moved in and out of a stock item, the opening too, makes up what is on hand and its value. */
export const stockMovements = invariantCheck({
  id: 'I10',
  needs: ['warehouse'],
  compare: async ({ warehouse }) => {
    const [levels, moved] = await Promise.all([
      readPairs(
        warehouse,
        `SELECT concat(depot_no, '/', sku) AS key,
         concat_ws(' ', trim_scale(on_hand), 'worth', round(cost_value, 2)) AS value
       FROM stock_item WHERE on_hand <> 0 OR cost_value <> 0`,
      ),
      readPairs(
        warehouse,
        `SELECT concat(depot_no, '/', sku) AS key,
         concat_ws(' ', trim_scale(sum(quantity)), 'worth', round(sum(cost), 2)) AS value
       FROM stock_movement GROUP BY depot_no, sku HAVING sum(quantity) <> 0 OR sum(cost) <> 0`,
      ),
    ]);
    return {
      compared: `${levels.size} stock items with goods, quantity and value = sum of movements`,
      faults: differences(['stock', levels], ['movements', moved]),
    };
  },
});
