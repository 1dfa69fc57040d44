import type { Report } from '../reports/report.js';

export interface ServiceLevelsSelection {
  /** Days on which the stage began, in Istanbul, both inclusive; absent: unbounded. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Hours of the observation that so much of all are not above. */
function hours(share: number): string {
  return `round(extract(epoch FROM percentile_disc(${share}) WITHIN GROUP (ORDER BY ended - began)) / 3600, 3)`;
}

/**
 * How long orders wait for their invoice and invoices for their money, by the month in which the waiting began.
 * ORDER_TO_INVOICE: from the first approval (`approvedAt`) to the first invoice that was not cancelled; cancelled orders
 * are left out. INVOICE_TO_CASH: from that invoice to the first event after which nothing of it was open, a payment, a
 * later match or a return; cancelled invoices are left out. Invoices and settlements are told by the time of their events:
 * business dates of legacy documents say nothing about how fast we are.
 */
export function serviceLevelsReport({ from, to }: ServiceLevelsSelection): Report {
  return {
    sql: `
      WITH invoice AS (
        SELECT document_no, order_no, told_at FROM sales_document
        WHERE kind = 'INVOICE' AND NOT EXISTS (SELECT FROM invoice_cancellation WHERE invoice_no = document_no)
      ), first_invoice AS (
        SELECT order_no, min(told_at) AS ended FROM invoice GROUP BY order_no
      ), approval AS (
        SELECT order_no, min(approved_at) AS began FROM order_approval
        WHERE order_no NOT IN (SELECT order_no FROM order_cancellation) GROUP BY order_no
      ), settlement AS (
        SELECT invoice_no, min(told_at) AS ended FROM (
          SELECT invoice_no, told_at FROM payment_match WHERE settles
          UNION ALL SELECT related_invoice_no, told_at FROM sales_document WHERE settles
        ) AS told GROUP BY invoice_no
      ), stage AS (
        SELECT 'ORDER_TO_INVOICE' AS stage, began, ended FROM approval LEFT JOIN first_invoice USING (order_no)
        UNION ALL
        SELECT 'INVOICE_TO_CASH', told_at, ended FROM invoice LEFT JOIN settlement ON invoice_no = document_no
      ), dated AS (SELECT *, began AT TIME ZONE 'Europe/Istanbul' AS local FROM stage)
      SELECT to_char(local, 'YYYY-MM') AS "month", stage, count(*) AS "started", count(ended) AS "completed",
        ${hours(0.5)} AS "medianHours", ${hours(0.9)} AS "p90Hours"
      FROM dated
      WHERE ($1::date IS NULL OR local::date >= $1) AND ($2::date IS NULL OR local::date <= $2)
      GROUP BY 1, stage`,
    parameters: [from ?? null, to ?? null],
    keys: [
      { column: 'month', type: 'text' },
      { column: 'stage', type: 'text' },
    ],
    values: ['started', 'completed', 'medianHours', 'p90Hours'],
  };
}
