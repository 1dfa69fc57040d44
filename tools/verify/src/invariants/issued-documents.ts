import { exponent } from './exponent.js';

/**
 * SQL of the core, the beginning of a statement: `document` are its invoices and returns (returns negative), `rate` their
 * net, KDV and own KDV by rate. KDV = half-up(sum of nets x rate); that of returns of one invoice adds up: of all until a
 * return less that of those before it. What the buyer withholds is rounded once for the document, the lowest rate first;
 * the rest is own.
 */
export const issuedDocuments = `
  WITH document AS (
    SELECT invoice_no, invoice_type AS kind, issue_date, currency, fx_rate, payable AS owed,
      coalesce(withholding_tenths, 0) AS tenths, cancelled_at IS NOT NULL AS cancelled, invoice_no AS adds_up_in, 1 AS place
    FROM invoice
    UNION ALL SELECT invoice_no, 'IADE', issue_date, currency, fx_rate, -gross, 0, false,
      coalesce(related_invoice_no, invoice_no), coalesce(return_no, 1) FROM return_invoice
  ), line AS (
    SELECT invoice_no, kdv_rate, net FROM invoice_line
    UNION ALL SELECT invoice_no, kdv_rate, -net FROM return_invoice_line
  ), net_of_rate AS (
    SELECT invoice_no, kdv_rate, sum(net) AS net FROM line GROUP BY invoice_no, kdv_rate
  ), until AS (
    SELECT invoice_no, kdv_rate, net, ${exponent('currency')} AS places, tenths,
      sum(net) OVER (PARTITION BY kind, adds_up_in, kdv_rate ORDER BY place) AS net_until
    FROM net_of_rate JOIN document USING (invoice_no)
  ), taxed AS (
    SELECT *, round(net_until * kdv_rate / 100, places) - round((net_until - net) * kdv_rate / 100, places) AS kdv
    FROM until
  ), summed AS (
    SELECT *, sum(kdv) OVER (PARTITION BY invoice_no ORDER BY kdv_rate) AS kdv_until FROM taxed
  ), rate AS (
    SELECT invoice_no, kdv_rate, net, kdv,
      kdv - round(kdv_until * tenths / 10, places) + round((kdv_until - kdv) * tenths / 10, places) AS own_kdv
    FROM summed
  )`;
