import { z } from 'zod';
import { readOne, readPairs } from '../evidence/read-rows.js';
import { invariantCheck } from './invariant-check.js';

/** I7: no stock item has less than nothing, on hand or reserved. */
export const noNegativeStock = invariantCheck({
  id: 'I7',
  needs: ['warehouse'],
  compare: async ({ warehouse }) => {
    const [{ count }, negative] = await Promise.all([
      readOne(warehouse, z.object({ count: z.number() }), 'SELECT count(*) FROM stock_item'),
      readPairs(
        warehouse,
        `SELECT concat(depot_no, '/', sku) AS key, concat_ws(' ', 'on hand', on_hand, 'reserved', reserved) AS value
       FROM stock_item WHERE on_hand < 0 OR reserved < 0`,
      ),
    ]);
    const faults = [...negative].map(([item, levels]) => `${item}: ${levels}`);
    return { compared: `${count} stock items, none below zero`, faults };
  },
});
