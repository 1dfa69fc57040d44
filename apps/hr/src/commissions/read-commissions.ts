import { LEDGER_CURRENCY } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { Money } from '@kervan/money';
import { toPage, type PageRequest } from '@kervan/service';
import { findEmployee } from '../employees/read-employees.js';
import type { CommissionPage, CommissionSums, CommissionView } from './commissions.schema.js';

/** Accruals and reversals of an employee, by number. @throws KervanError EMPLOYEE_NOT_FOUND */
export async function readCommissions(
  db: Db,
  employeeNo: string,
  request: PageRequest,
): Promise<CommissionPage> {
  const [rows, sums] = await Promise.all([
    db.query<CommissionView>(
      `SELECT accrual_no AS "accrualNo", kind, invoice_no AS "invoiceNo", payment_no AS "paymentNo",
              return_invoice_no AS "returnInvoiceNo", date, base, rate, amount, tax, amount - tax AS net
       FROM commission_entry WHERE employee_no = $1 AND ($2::text IS NULL OR accrual_no > $2)
       ORDER BY accrual_no LIMIT $3`,
      [employeeNo, request.after ?? null, request.limit + 1],
    ),
    readSums(db, employeeNo),
    findEmployee(db, employeeNo),
  ]);
  return { ...toPage(rows, request, ({ accrualNo }) => accrualNo), sums };
}

async function readSums(db: Db, employeeNo: string): Promise<CommissionSums> {
  const rows = await db.query<{ kind: CommissionView['kind']; amount: string; tax: string }>(
    'SELECT kind, sum(amount) AS amount, sum(tax) AS tax FROM commission_entry WHERE employee_no = $1 GROUP BY kind',
    [employeeNo],
  );
  const sum = (kind: CommissionView['kind'], field: 'amount' | 'tax') =>
    Money.of(rows.find((row) => row.kind === kind)?.[field] ?? '0', LEDGER_CURRENCY);
  const [accrued, reversed] = [sum('ACCRUAL', 'amount'), sum('REVERSAL', 'amount')];
  const amount = accrued.minus(reversed);
  const tax = sum('ACCRUAL', 'tax').minus(sum('REVERSAL', 'tax'));
  return {
    accrued: accrued.toString(),
    reversed: reversed.toString(),
    amount: amount.toString(),
    tax: tax.toString(),
    net: amount.minus(tax).toString(),
  };
}
