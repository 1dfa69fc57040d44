import { z } from 'zod';
import { readOne, readPairs } from '../read-rows.js';
import { invariant, type InvariantCheck } from './invariant-check.js';

/** I7: no stock item has less than nothing, on hand or reserved. */
export const noNegativeStock: InvariantCheck = async ({ databases: { warehouse } }) => {
  const [{ count }, negative] = await Promise.all([
    readOne(warehouse, z.object({ count: z.number() }), 'SELECT count(*) FROM stock_item'),
    readPairs(
      warehouse,
      `SELECT concat(depot_no, '/', sku) AS key, concat_ws(' ', 'on hand', on_hand, 'reserved', reserved) AS value
       FROM stock_item WHERE on_hand < 0 OR reserved < 0`,
    ),
  ]);
  const faults = [...negative].map(([item, levels]) => `${item}: ${levels}`);
  return invariant('I7', `${count} stock items, none below zero`, faults);
};
