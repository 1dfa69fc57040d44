import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { Money } from '@kervan/money';
import { toPage } from '@kervan/service';
import type { CustomerListRequest, CustomerPage, CustomerSummary } from './customers.schema.js';

type Row = Omit<CustomerSummary, 'exposure' | 'availableCredit' | 'lastActivity'> & {
  readonly overdueCount: number;
  readonly openOrderCount: number;
  readonly lastType: string | null;
  readonly lastDocumentNo: string | null;
  readonly lastAt: Date | null;
};

/** Accounts that were opened, with what their documents add up to; $1 is the day that due days are looked at. */
const summaries = `
  SELECT account_no AS "accountNo", segment, status, currency, credit_limit AS "creditLimit",
         limit_version AS "limitVersion", stale, version, balance, open_order_amount AS "openOrderAmount", advances,
         overdue.amount AS "overdueAmount", overdue.count AS "overdueCount",
         (SELECT count(*) FROM sales_order o WHERE o.account_no = p.account_no AND open) AS "openOrderCount",
         last.type AS "lastType", last.document_no AS "lastDocumentNo", last.at AS "lastAt"
  FROM account_position p
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(open), 0) AS amount, count(*) AS count FROM open_item i
    WHERE i.account_no = p.account_no AND open > 0 AND due_date < $1
  ) AS overdue
  LEFT JOIN LATERAL (
    SELECT type, document_no, at FROM activity a WHERE a.account_no = p.account_no
    ORDER BY at DESC, event_id DESC LIMIT 1
  ) AS last ON true
  WHERE segment IS NOT NULL AND credit_limit IS NOT NULL`;

/** Opened accounts by number. */
export async function readSummaries(
  db: Db,
  asOf: string,
  request: CustomerListRequest,
): Promise<CustomerPage> {
  const { after, limit, segment, overdue } = request;
  const rows = await db.query<Row>(
    `${summaries}
       AND ($2::text IS NULL OR account_no > $2) AND ($3::text IS NULL OR segment = $3)
       AND (NOT $4::boolean OR overdue.count > 0)
     ORDER BY account_no LIMIT $5`,
    [asOf, after ?? null, segment ?? null, overdue, limit + 1],
  );
  const { items, next } = toPage(rows, request, ({ accountNo }) => accountNo);
  return { items: items.map((row) => toSummary(row).summary), next };
}

export interface CountedSummary {
  readonly summary: CustomerSummary;
  readonly overdueCount: number;
  readonly openOrderCount: number;
}

/** @throws KervanError ACCOUNT_NOT_FOUND until its opening is known. */
export async function readSummary(db: Db, asOf: string, accountNo: string): Promise<CountedSummary> {
  const [row] = await db.query<Row>(`${summaries} AND account_no = $2`, [asOf, accountNo]);
  if (row) return toSummary(row);
  throw new KervanError('ACCOUNT_NOT_FOUND', `account ${accountNo} is not known`);
}

function toSummary(row: Row): CountedSummary {
  const { overdueCount, openOrderCount, lastType, lastDocumentNo, lastAt, ...facts } = row;
  const money = (text: string) => Money.of(text, row.currency);
  const exposure = money(row.balance).plus(money(row.openOrderAmount));
  const summary = {
    ...facts,
    creditLimit: money(row.creditLimit).toString(),
    balance: money(row.balance).toString(),
    openOrderAmount: money(row.openOrderAmount).toString(),
    exposure: exposure.toString(),
    availableCredit: money(row.creditLimit).minus(exposure).toString(),
    advances: money(row.advances).toString(),
    overdueAmount: money(row.overdueAmount).toString(),
    lastActivity:
      lastType === null || lastDocumentNo === null || lastAt === null
        ? null
        : { type: lastType, documentNo: lastDocumentNo, at: lastAt.toISOString() },
  };
  return { summary, overdueCount, openOrderCount };
}
