import { readPairs } from '../evidence/read-rows.js';
import { differences } from './differences.js';
import { invariantCheck } from './invariant-check.js';

/** Every document as the core issued it: gross, net and KDV by rate = half-up(sum of nets x rate), per rate. */
const issuedDocuments = `
  WITH document AS (
    SELECT invoice_no, gross FROM invoice UNION ALL SELECT invoice_no, -gross FROM return_invoice
  ), line AS (
    SELECT invoice_no, kdv_rate, net FROM invoice_line
    UNION ALL SELECT invoice_no, kdv_rate, -net FROM return_invoice_line
  ), rate AS (
    SELECT invoice_no, kdv_rate, sum(net) AS net, round(sum(net) * kdv_rate / 100, 2) AS kdv
    FROM line GROUP BY invoice_no, kdv_rate
  )
  SELECT invoice_no AS key, concat_ws(' ', 'gross', round(gross, 2), 'net', round(sum(net), 2), 'kdv',
    CASE WHEN gross < 0 THEN nullif(round(sum(kdv), 2), 0)::text
      ELSE string_agg(trim_scale(kdv_rate) || '%=' || kdv, ',' ORDER BY kdv_rate) FILTER (WHERE kdv <> 0) END) AS value
  FROM document JOIN rate USING (invoice_no) GROUP BY invoice_no, gross`;

/**
 * The same as the ledger has it: 120 is the gross, 600 or 610 the net, 391 by rate or 191 the KDV. Vouchers of goods use
 * none of these accounts.
 */
const postedDocuments = `
  WITH line AS (
    SELECT document_no, voucher_no, left(gl_account, 3) AS main, debit - credit AS amount,
      CASE gl_account WHEN '391001' THEN 20 WHEN '391002' THEN 10 WHEN '391003' THEN 1 END AS rate
    FROM voucher JOIN voucher_line USING (voucher_no)
    WHERE left(gl_account, 3) IN ('120', '191', '391', '600', '610')
  )
  SELECT document_no || CASE WHEN count(DISTINCT voucher_no) > 1 THEN ' (more than one voucher)' ELSE '' END AS key,
    concat_ws(' ', 'gross', round(sum(amount) FILTER (WHERE main = '120'), 2),
      'net', round(coalesce(-sum(amount) FILTER (WHERE main IN ('600', '610')), 0), 2), 'kdv',
      round(-sum(amount) FILTER (WHERE main = '191'), 2),
      string_agg(rate || '%=' || round(-amount, 2), ',' ORDER BY rate) FILTER (WHERE main = '391')) AS value
  FROM line GROUP BY document_no`;

const vouchersByEvent = `
  SELECT 'event ' || source_event_id AS key, count(*)::text AS value FROM voucher GROUP BY source_event_id`;

/**
 * I2: one voucher per invoice and return: 120 = gross, 600 or 610 = net, 391 or 191 = KDV. One voucher per event that
 * the ledger posts, those of goods too.
 */
export const documentsInLedger = invariantCheck({
  id: 'I2',
  needs: ['erp-core', 'accounting'],
  compare: async ({ 'erp-core': core, accounting }, { postedIds }) => {
    const [issued, posted, vouchers] = await Promise.all([
      readPairs(core, issuedDocuments),
      readPairs(accounting, postedDocuments),
      readPairs(accounting, vouchersByEvent),
    ]);
    const published = new Map([...postedIds].map((id) => [`event ${id}`, '1']));
    return {
      compared: `${issued.size} invoices and returns, 120 = gross, 600 / 610 = net, 391 / 191 = KDV; ${published.size} events, one voucher each`,
      faults: [
        ...differences(['core', issued], ['ledger', posted]),
        ...differences(['published', published], ['vouchers', vouchers]),
      ],
    };
  },
});
