import type { Readers } from '../../evidence/evidence.js';
import { readPairs } from '../../evidence/read-rows.js';
import { differences } from '../differences.js';
import type { Comparison } from '../invariant-check.js';

const entries = `
  SELECT accrual_no AS key, concat_ws(' ', '335', trim_scale(side * (tax - amount)), '360', trim_scale(side * -tax),
    '760', trim_scale(side * amount)) AS value
  FROM commission_entry CROSS JOIN LATERAL (SELECT CASE kind WHEN 'ACCRUAL' THEN 1 ELSE -1 END AS side) AS sign`;

const posted = `
  SELECT document_no AS key, concat_ws(' ', '335', trim_scale(coalesce(sum(amount) FILTER (WHERE gl_account = '335'), 0)),
    '360', trim_scale(coalesce(sum(amount) FILTER (WHERE gl_account = '360'), 0)),
    '760', trim_scale(coalesce(sum(amount) FILTER (WHERE gl_account = '760'), 0))) AS value
  FROM voucher JOIN (SELECT voucher_no, gl_account, debit - credit AS amount FROM voucher_line) AS line USING (voucher_no)
  WHERE gl_account IN ('335', '360', '760') GROUP BY document_no`;

/** Commissions: 760 takes what was accrued, 335 gives the net and 360 the tax; taken back, the other way round. */
export async function commissionsInLedger({
  hr,
  accounting,
}: Readers<'hr' | 'accounting'>): Promise<Comparison> {
  const [commissions, vouchers] = await Promise.all([readPairs(hr, entries), readPairs(accounting, posted)]);
  return {
    compared: `${commissions.size} commissions`,
    faults: differences(['hr', commissions], ['ledger', vouchers]),
  };
}
