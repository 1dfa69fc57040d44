import { readPairs } from '../evidence/read-rows.js';
import { differences } from './differences.js';
import { invariantCheck } from './invariant-check.js';

const levels = (table: string): string => `
  SELECT concat(depot_no, '/', sku) AS key,
    concat('sellable ', trim_scale(on_hand - reserved), ' of ', trim_scale(on_hand), ' version ', version) AS value
  FROM ${table}`;

/** I11: what the shop calls sellable is on hand - reserved of the last version that the warehouse published. */
export const sellableStock = invariantCheck({
  id: 'I11',
  needs: ['ecommerce', 'warehouse'],
  compare: async ({ ecommerce, warehouse }) => {
    const [shown, kept] = await Promise.all([
      readPairs(ecommerce, levels('stock_level')),
      readPairs(warehouse, `${levels('stock_item')} WHERE version > 0`),
    ]);
    return {
      compared: `${shown.size} stock items: sellable in the shop = on hand - reserved in the warehouse, last version`,
      faults: differences(['shop', shown], ['warehouse', kept]),
    };
  },
});
