import { LEDGER_CURRENCY } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import { InvoiceReturn } from '../invoices/invoice-return.entity.js';
import { CommissionEntry } from './commission-entry.entity.js';
import type { Entry, Sale } from './sale.js';

/** A sale and the account it was made to. */
export interface SaleOfAccount extends Sale {
  readonly accountNo: string;
}

interface Row {
  readonly invoiceNo: string;
  readonly accountNo: string;
  readonly net: string;
  readonly currency: string;
  readonly fxRate: string | null;
  readonly settledOn: string;
  readonly settledBy: string | null;
  readonly employeeNo: string | null;
  readonly rate: string | null;
}

/** The settled ones among these invoices, and all of these accounts. */
export async function readSales(
  db: Db,
  invoiceNos: readonly string[],
  accountNos: readonly string[],
): Promise<SaleOfAccount[]> {
  const rows = await db.query<Row>(
    `SELECT i.invoice_no AS "invoiceNo", i.account_no AS "accountNo", net, currency, fx_rate AS "fxRate",
            settled_on AS "settledOn", settled_by AS "settledBy", e.employee_no AS "employeeNo", e.commission_rate AS rate
     FROM invoice i
     LEFT JOIN LATERAL (
       SELECT employee_no FROM assignment a WHERE a.account_no = i.account_no AND a.valid_from <= i.issue_date
       ORDER BY valid_from DESC, version DESC LIMIT 1
     ) AS served ON true
     LEFT JOIN employee e ON e.employee_no = served.employee_no AND NOT i.cancelled
       AND commission_rate IS NOT NULL AND (end_date IS NULL OR end_date >= i.issue_date)
     WHERE settled_on IS NOT NULL AND net IS NOT NULL AND (i.invoice_no = ANY($1) OR i.account_no = ANY($2))
     ORDER BY i.invoice_no`,
    [invoiceNos, accountNos],
  );
  if (rows.length === 0) return [];
  const settled = { invoiceNo: rows.map(({ invoiceNo }) => invoiceNo) };
  const [returns, entries] = await Promise.all([
    db.find(InvoiceReturn, settled),
    db.find(CommissionEntry, settled),
  ]);
  const returnsOf = byInvoice(returns);
  const entriesOf = byInvoice(entries);
  return rows.map((row) =>
    toSale(row, returnsOf.get(row.invoiceNo) ?? [], entriesOf.get(row.invoiceNo) ?? []),
  );
}

function byInvoice<Row extends { readonly invoiceNo: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.invoiceNo) ?? [];
    group.push(row);
    groups.set(row.invoiceNo, group);
  }
  return groups;
}

function toSale(
  { net, currency, employeeNo, rate, ...row }: Row,
  returns: RowOf<InvoiceReturn>[],
  entries: RowOf<CommissionEntry>[],
): SaleOfAccount {
  return {
    ...row,
    net: Money.of(net, currency),
    seller: employeeNo === null || rate === null ? null : { employeeNo, rate },
    returns: returns
      .sort((one, other) => compare(one.issueDate, other.issueDate) || compare(one.returnNo, other.returnNo))
      .map((goods) => ({ ...goods, net: Money.of(goods.net, currency) })),
    entries: entries.sort((one, other) => one.entryNo - other.entryNo).map(toEntry),
  };
}

function toEntry({ base, amount, tax, ...entry }: RowOf<CommissionEntry>): Entry {
  const lira = (text: string) => Money.of(text, LEDGER_CURRENCY);
  return { ...entry, base: lira(base), amount: lira(amount), tax: lira(tax) };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
