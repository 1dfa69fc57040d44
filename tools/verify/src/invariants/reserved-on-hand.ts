import { z } from 'zod';
import { readOne, readPairs } from '../evidence/read-rows.js';
import { invariantCheck } from './invariant-check.js';

/** I8: no more is reserved than there is on hand. */
export const reservedOnHand = invariantCheck({
  id: 'I8',
  needs: ['warehouse'],
  compare: async ({ warehouse }) => {
    const [{ reserved, onHand }, promised] = await Promise.all([
      readOne(
        warehouse,
        z.object({ reserved: z.string(), onHand: z.string() }),
        `SELECT trim_scale(coalesce(sum(reserved), 0)) AS reserved, trim_scale(coalesce(sum(on_hand), 0)) AS "onHand"
       FROM stock_item`,
      ),
      readPairs(
        warehouse,
        `SELECT concat(depot_no, '/', sku) AS key, concat_ws(' ', 'reserved', reserved, 'of', on_hand) AS value
       FROM stock_item WHERE reserved > on_hand`,
      ),
    ]);
    const faults = [...promised].map(([item, levels]) => `${item}: ${levels}`);
    return {
      compared: `${reserved} units reserved of ${onHand} on hand, in no item more than there is`,
      faults,
    };
  },
});
