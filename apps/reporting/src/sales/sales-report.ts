import type { Key, Report } from '../reports/report.js';

/** What sales may be grouped by, in the order in which rows are sorted. */
export const salesDimensions = ['day', 'month', 'sku', 'segment', 'kdvRate'] as const;
export type SalesDimension = (typeof salesDimensions)[number];

export interface SalesSelection {
  /** Days of issue, both inclusive; absent: unbounded. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly groupBy: readonly SalesDimension[];
}

const dimensions: Readonly<Record<SalesDimension, { readonly sql: string; readonly type: Key['type'] }>> = {
  day: { sql: 'issue_date', type: 'date' },
  month: { sql: `to_char(issue_date, 'YYYY-MM')`, type: 'text' },
  sku: { sql: 'sku', type: 'text' },
  segment: { sql: `coalesce(segment, '')`, type: 'text' },
  kdvRate: { sql: 'kdv_rate', type: 'numeric' },
};

/** Of sales and of returns, each: `net` and `returnedNet`. Products of zero and an amount keep its decimals. */
const amounts = { net: 'net', kdv: 'kdv', netTry: 'net_try', kdvTry: 'kdv_try' };

/**
 * What was invoiced and what came back, by day of issue and whatever else is asked for, in the document's currency and in
 * TRY at its rate. A cancelled invoice is in none of it, from its own day on. Returns stand apart under their own day. KDV
 * is that of documents and rates; over products it is only spread. What the buyer withholds of it is told beside.
 */
export function salesReport({ from, to, groupBy }: SalesSelection): Report {
  const groups = groupBy.map((name) => `${dimensions[name].sql} AS "${name}"`);
  const bySku = groupBy.includes('sku');
  const measures = [
    `trim_scale(sum(quantity * sold)) AS "quantity"`,
    ...sums('sold', (name) => name),
    `sum(withheld * sold) AS "withheldKdv"`,
    `sum(withheld_try * sold) AS "withheldKdvTry"`,
    `trim_scale(sum(quantity * returned)) AS "returnedQuantity"`,
    ...sums('returned', returned),
    ...(bySku
      ? [`coalesce(min(description), '') AS "description"`, `coalesce(min(product.unit), '') AS "unit"`]
      : []),
  ];
  return {
    sql: `
      SELECT ${[...groups, 'currency', ...measures].join(', ')}
      FROM sales_document JOIN sales_line USING (document_no)
        CROSS JOIN LATERAL (VALUES ((kind = 'INVOICE')::integer, (kind = 'RETURN')::integer)) AS side (sold, returned)
        LEFT JOIN account USING (account_no) ${bySku ? 'LEFT JOIN product USING (sku)' : ''}
      WHERE NOT EXISTS (SELECT FROM invoice_cancellation WHERE invoice_no = document_no)
        AND ($1::date IS NULL OR issue_date >= $1) AND ($2::date IS NULL OR issue_date <= $2)
      GROUP BY ${[...groupBy.map((name) => dimensions[name].sql), 'currency'].join(', ')}`,
    parameters: [from ?? null, to ?? null],
    keys: [
      ...groupBy.map((name) => ({ column: name, type: dimensions[name].type })),
      { column: 'currency', type: 'text' },
    ],
    values: [
      ...(bySku ? ['description', 'unit'] : []),
      ...[
        'quantity',
        ...Object.keys(amounts),
        'withheldKdv',
        'withheldKdvTry',
        'returnedQuantity',
        ...Object.keys(amounts).map(returned),
      ],
    ],
  };
}

function sums(side: string, named: (amount: string) => string): string[] {
  return Object.entries(amounts).map(([name, sql]) => `sum(${sql} * ${side}) AS "${named(name)}"`);
}

function returned(name: string): string {
  return `returned${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
