import type { Db } from '@kervan/database';
import { Money } from '@kervan/money';
import { toPage, type PageRequest } from '@kervan/service';
import type { OpenItemPage, OpenItemView } from './open-items.schema.js';

const columns = `document_no AS "documentNo", issue_date AS "issueDate", due_date AS "dueDate",
  coalesce(payable, 0) AS payable, returned, matched, open`;

/** What is open of an account, by document number. */
export async function readOpenItems(
  db: Db,
  { accountNo, currency }: { readonly accountNo: string; readonly currency: string },
  request: PageRequest,
): Promise<OpenItemPage> {
  const rows = await db.query<OpenItemView>(
    `SELECT ${columns} FROM open_item
     WHERE account_no = $1 AND open <> 0 AND ($2::text IS NULL OR document_no > $2)
     ORDER BY document_no LIMIT $3`,
    [accountNo, request.after ?? null, request.limit + 1],
  );
  const { items, next } = toPage(rows, request, ({ documentNo }) => documentNo);
  return { items: items.map((item) => inCurrency(item, currency)), next };
}

/** What is past its due day, longest due first. */
export async function readOverdueItems(
  db: Db,
  { accountNo, currency }: { readonly accountNo: string; readonly currency: string },
  asOf: string,
  limit: number,
): Promise<OpenItemView[]> {
  const rows = await db.query<OpenItemView>(
    `SELECT ${columns} FROM open_item
     WHERE account_no = $1 AND open > 0 AND due_date < $2 ORDER BY due_date, document_no LIMIT $3`,
    [accountNo, asOf, limit],
  );
  return rows.map((item) => inCurrency(item, currency));
}

function inCurrency(item: OpenItemView, currency: string): OpenItemView {
  const amount = (text: string) => Money.of(text, currency).toString();
  const { payable, returned, matched, open } = item;
  return {
    ...item,
    payable: amount(payable),
    returned: amount(returned),
    matched: amount(matched),
    open: amount(open),
  };
}
