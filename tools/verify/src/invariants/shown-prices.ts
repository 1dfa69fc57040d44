import { readPairs } from '../evidence/read-rows.js';
import { differences } from './differences.js';
import { invariantCheck } from './invariant-check.js';

const dated = (table: string): string => `
  SELECT concat_ws('/', price_list, sku, valid_from) AS key,
    concat_ws(' ', trim_scale(price), currency, 'version', version) AS value
  FROM ${table}`;

/** What the shop's own pages show: they read this view. */
const shown = `
  SELECT concat_ws('/', price_list, sku) AS key, concat_ws(' ', trim_scale(price), currency) AS value
  FROM current_price`;

const latest = `
  SELECT DISTINCT ON (price_list, sku) concat_ws('/', price_list, sku) AS key,
    concat_ws(' ', trim_scale(price), currency) AS value
  FROM product_price WHERE valid_from <= (now() AT TIME ZONE 'Europe/Istanbul')::date
  ORDER BY price_list, sku, valid_from DESC`;

/**
 * I12: the price that the shop shows of a product is the core's latest that is valid by today in Istanbul; the shop has
 * every dated price, those to come too.
 */
export const shownPrices = invariantCheck({
  id: 'I12',
  needs: ['ecommerce', 'erp-core'],
  compare: async ({ ecommerce, 'erp-core': core }) => {
    const products = 'SELECT sku AS key, unit AS value FROM product';
    const [shownNow, latestNow, inShop, inCore, productsShown, productsDefined] = await Promise.all([
      readPairs(ecommerce, shown),
      readPairs(core, latest),
      readPairs(ecommerce, dated('price')),
      readPairs(core, dated('product_price')),
      readPairs(ecommerce, products),
      readPairs(core, products),
    ]);
    return {
      compared: `${productsShown.size} products, ${shownNow.size} prices of today, ${inShop.size} dated prices: shop = core`,
      faults: [
        ...differences(['shop shows', shownNow], ['core', latestNow]),
        ...differences(['shop', inShop], ['core', inCore]),
        ...differences(['shop', productsShown], ['core', productsDefined]),
      ],
    };
  },
});
