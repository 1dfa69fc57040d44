import type { Report } from '../reports/report.js';

/** What the value may be grouped by, in the order in which rows are sorted. */
export const stockDimensions = ['depot', 'sku'] as const;
export type StockDimension = (typeof stockDimensions)[number];

export interface StockSelection {
  /** Later movements are left out. */
  readonly asOf: string;
  readonly groupBy: readonly StockDimension[];
}

const dimensions = {
  depot: { sql: 'depot_no', column: 'depotNo' },
  sku: { sql: 'sku', column: 'sku' },
};

/**
 * Quantity and value at cost of what is on hand: everything that came in less everything that went out. The warehouse
 * values its stock in the currency of the books; there is no other one to show beside it.
 */
export function stockValueReport({ asOf, groupBy }: StockSelection): Report {
  const bySku = groupBy.includes('sku');
  const groups = groupBy.map((name) => dimensions[name]);
  const names = `coalesce(min(description), '') AS "description", coalesce(min(unit), '') AS "unit",`;
  return {
    sql: `
      SELECT ${groups.map(({ sql, column }) => `${sql} AS "${column}",`).join(' ')} currency, ${bySku ? names : ''}
        trim_scale(sum(quantity)) AS "quantity", sum(value) AS "value"
      FROM stock_movement ${bySku ? 'LEFT JOIN product USING (sku)' : ''}
      WHERE moved_on <= $1
      GROUP BY ${[...groups.map(({ sql }) => sql), 'currency'].join(', ')}
      HAVING sum(quantity) <> 0 OR sum(value) <> 0`,
    parameters: [asOf],
    keys: [
      ...groups.map(({ column }) => ({ column, type: 'text' as const })),
      { column: 'currency', type: 'text' },
    ],
    values: [...(bySku ? ['description', 'unit'] : []), 'quantity', 'value'],
  };
}
