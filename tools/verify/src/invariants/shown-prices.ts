import { z } from 'zod';
import { readOne, readPairs } from '../evidence/read-rows.js';
import { differences } from './differences.js';
import { invariantCheck } from './invariant-check.js';

const dated = (table: string): string => `
  SELECT concat_ws('/', price_list, sku, valid_from) AS key,
    concat_ws(' ', trim_scale(price), currency, 'version', version) AS value
  FROM ${table}`;

/** I12: the shop has every dated price of the core, so that of each product it shows the latest that is valid by now. */
export const shownPrices = invariantCheck({
  id: 'I12',
  needs: ['ecommerce', 'erp-core'],
  compare: async ({ ecommerce, 'erp-core': core }) => {
    const [{ shown }, inShop, inCore, productsShown, productsDefined] = await Promise.all([
      readOne(
        ecommerce,
        z.object({ shown: z.number() }),
        `SELECT count(DISTINCT (price_list, sku)) AS shown FROM price
         WHERE valid_from <= (now() AT TIME ZONE 'Europe/Istanbul')::date`,
      ),
      readPairs(ecommerce, dated('price')),
      readPairs(core, dated('product_price')),
      readPairs(ecommerce, 'SELECT sku AS key, unit AS value FROM product'),
      readPairs(core, 'SELECT sku AS key, unit AS value FROM product'),
    ]);
    return {
      compared: `${productsShown.size} products, ${shown} with a price of today, of ${inShop.size} dated prices: shop = core`,
      faults: [
        ...differences(['shop', inShop], ['core', inCore]),
        ...differences(['shop', productsShown], ['core', productsDefined]),
      ],
    };
  },
});
