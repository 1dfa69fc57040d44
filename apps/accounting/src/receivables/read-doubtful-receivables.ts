import type { Db, RowOf } from '@kervan/database';
import { toPage, type Page, type PageRequest } from '@kervan/service';
import { voucherNoOf } from '../journal/voucher-for.js';
import type { DoubtfulReceivable } from './doubtful-receivable.entity.js';
import type { DoubtfulReceivableView } from './doubtful-receivables.schema.js';

/** What of the doubtful receivables is asked for; all of them by default. */
export interface DoubtfulReceivableFilter {
  readonly documentNo?: string | undefined;
  readonly accountNo?: string | undefined;
}

/** A page of doubtful receivables by number. */
export async function readDoubtfulReceivables(
  db: Db,
  { documentNo, accountNo }: DoubtfulReceivableFilter,
  page: PageRequest,
): Promise<Page<DoubtfulReceivableView>> {
  const rows = await db.query<RowOf<DoubtfulReceivable>>(
    `SELECT document_no AS "documentNo", account_no AS "accountNo", date, currency, fx_rate AS "fxRate", amount, provision
     FROM doubtful_receivable
     WHERE document_no > $1 AND ($2::text IS NULL OR document_no = $2) AND ($3::text IS NULL OR account_no = $3)
     ORDER BY document_no LIMIT $4`,
    [page.after ?? '', documentNo ?? null, accountNo ?? null, page.limit + 1],
  );
  const views = rows.map((row) => ({ ...row, voucherNo: voucherNoOf(row.documentNo), version: 1 }));
  return toPage(views, page, (row) => row.documentNo);
}
