import { erpCore } from '@kervan/erp-core';
import type { Company } from '@kervan/testing';
import { warehouse } from '@kervan/warehouse';

/** Orders ON_HOLD(STOCK) that the warehouse could reserve from what all depots together have free. */
export async function waitingBesideFreeGoods(services: Company): Promise<readonly string[]> {
  const free = await services.query(
    warehouse,
    `SELECT sku, sum(on_hand - reserved)::text AS available FROM stock_item GROUP BY sku`,
  );
  const faults = await services.query<{ fault: string }>(
    erpCore,
    `SELECT concat(order_no, ' beside ', string_agg(concat(sku, ': ', available, ' for ', wanted), ', ')) AS fault
     FROM sales_order
     JOIN (
       SELECT order_no, sku, sum(quantity) AS wanted FROM sales_order_line JOIN product USING (sku) WHERE stocked
       GROUP BY order_no, sku
     ) AS line USING (order_no)
     LEFT JOIN jsonb_to_recordset($1) AS free (sku text, available numeric) USING (sku)
     WHERE hold_reason = 'STOCK'
     GROUP BY order_no, partial
     HAVING CASE WHEN partial THEN bool_or(available > 0) ELSE bool_and(wanted <= coalesce(available, 0)) END`,
    [JSON.stringify(free)],
  );
  return faults.map(({ fault }) => fault);
}
