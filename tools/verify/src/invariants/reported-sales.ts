import { readPairs } from '../evidence/read-rows.js';
import { differences } from './differences.js';
import { invariantCheck } from './invariant-check.js';
import { issuedDocuments } from './issued-documents.js';
import { kdvRateOf } from './kdv-accounts.js';

const issuedByRate = `${issuedDocuments}
  SELECT concat_ws(' ', issue_date, CASE kind WHEN 'IADE' THEN 'returns' ELSE 'sales' END, currency,
      trim_scale(kdv_rate) || '%') AS key,
    concat_ws(' ', 'net', trim_scale(sum(net)), 'KDV', trim_scale(sum(kdv))) AS value
  FROM document JOIN rate USING (invoice_no) WHERE NOT cancelled
  GROUP BY issue_date, kind = 'IADE', currency, kdv_rate, CASE kind WHEN 'IADE' THEN 'returns' ELSE 'sales' END`;

const reportedByRate = `
  SELECT concat_ws(' ', issue_date, CASE kind WHEN 'RETURN' THEN 'returns' ELSE 'sales' END, currency,
      trim_scale(kdv_rate) || '%') AS key,
    concat_ws(' ', 'net', trim_scale(sum(side * net)), 'KDV', trim_scale(sum(side * kdv))) AS value
  FROM sales_document JOIN sales_line USING (document_no)
    CROSS JOIN LATERAL (SELECT CASE kind WHEN 'RETURN' THEN -1 ELSE 1 END AS side) AS sign
  WHERE NOT EXISTS (SELECT FROM invoice_cancellation WHERE invoice_no = document_no)
  GROUP BY issue_date, kind, currency, kdv_rate`;

/** Net of a day, and its own KDV by rate (of returns as a whole); days that come to nothing are left out. */
const ofDay = (from: string): string => `
  SELECT concat_ws(' ', day, side, currency) AS key,
    concat_ws(' ', 'net', trim_scale(sum(net)), CASE side WHEN 'returns' THEN 'KDV ' || trim_scale(sum(kdv))
      ELSE string_agg(trim_scale(rate) || '% ' || trim_scale(kdv), ' ' ORDER BY rate) FILTER (WHERE kdv <> 0) END) AS value
  FROM (
    SELECT day, side, currency, rate, sum(net) AS net, sum(kdv) AS kdv FROM (${from}) AS part
    GROUP BY day, side, currency, rate
  ) AS rate
  GROUP BY day, side, currency HAVING sum(net) <> 0 OR sum(kdv) <> 0`;

const issuedByDay = `${issuedDocuments} ${ofDay(`
  SELECT issue_date AS day, CASE kind WHEN 'IADE' THEN 'returns' ELSE 'sales' END AS side, currency, kdv_rate AS rate, net,
    own_kdv AS kdv
  FROM document JOIN rate USING (invoice_no) WHERE NOT cancelled`)}`;

// The day of a document is that of its first voucher: a cancellation takes it back on its own day.
const postedByDay = ofDay(`
  SELECT min(document_date) OVER (PARTITION BY document_no) AS day,
    CASE WHEN main IN ('610', '191') THEN 'returns' ELSE 'sales' END AS side, currency, rate::numeric AS rate,
    CASE WHEN main IN ('600', '601', '610') THEN amount ELSE 0 END AS net,
    CASE WHEN main IN ('391', '191') THEN amount ELSE 0 END AS kdv
  FROM (
    SELECT document_no, document_date, currency, left(gl_account, 3) AS main, ${kdvRateOf('gl_account')} AS rate,
      document_credit - document_debit AS amount
    FROM voucher JOIN voucher_line USING (voucher_no)
  ) AS line
  WHERE main IN ('600', '601', '610', '391', '191')`);

/** I14: what is reported by day and KDV rate = what the core issued = what ledger 600 / 601 / 610 and 391 / 191 have. */
export const reportedSales = invariantCheck({
  id: 'I14',
  needs: ['erp-core', 'accounting', 'reporting'],
  compare: async ({ 'erp-core': core, accounting, reporting }) => {
    const [byRate, reported, byDay, posted] = await Promise.all([
      readPairs(core, issuedByRate),
      readPairs(reporting, reportedByRate),
      readPairs(core, issuedByDay),
      readPairs(accounting, postedByDay),
    ]);
    return {
      compared: `${byRate.size} totals by day and KDV rate: reporting = core; ${byDay.size} by day: core = ledger`,
      faults: [
        ...differences(['core', byRate], ['reporting', reported]),
        ...differences(['core', byDay], ['ledger', posted]),
      ],
    };
  },
});
