import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { toPage, type PageRequest } from '@kervan/service';
import { readAccountsOf } from '../assignments/read-sales-rep.js';
import { LISTED, type EmployeePage, type EmployeeSummary, type EmployeeView } from './employees.schema.js';

/** Whoever joined, also those who left. */
const employees = `SELECT employee_no AS "employeeNo", start_date AS "startDate", end_date AS "endDate",
  commission_rate AS "commissionRate" FROM employee WHERE start_date IS NOT NULL`;

export async function readEmployees(db: Db, request: PageRequest): Promise<EmployeePage> {
  const rows = await db.query<EmployeeSummary>(
    `${employees} AND ($1::text IS NULL OR employee_no > $1) ORDER BY employee_no LIMIT $2`,
    [request.after ?? null, request.limit + 1],
  );
  return toPage(rows, request, ({ employeeNo }) => employeeNo);
}

/** @throws KervanError EMPLOYEE_NOT_FOUND */
export async function findEmployee(db: Db, employeeNo: string): Promise<EmployeeSummary> {
  const [employee] = await db.query<EmployeeSummary>(`${employees} AND employee_no = $1`, [employeeNo]);
  if (employee) return employee;
  throw new KervanError('EMPLOYEE_NOT_FOUND', `employee ${employeeNo} is not known`);
}

/** @throws KervanError EMPLOYEE_NOT_FOUND */
export async function readEmployee(db: Db, employeeNo: string, on: string): Promise<EmployeeView> {
  const [employee, accounts] = await Promise.all([
    findEmployee(db, employeeNo),
    readAccountsOf(db, employeeNo, on),
  ]);
  return { ...employee, on, accounts: { count: accounts.length, items: accounts.slice(0, LISTED) } };
}
