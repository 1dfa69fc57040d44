import type { Db } from '@kervan/database';
import { toPage, type PageRequest } from '@kervan/service';
import type { EmployeePage, EmployeeView, IdentifiedEmployeeView } from './employees.schema.js';
import { EmployeeIdentityView } from './employees.schema.js';
import { EmployeeIdentity } from './employee-identity.entity.js';
import { findEmployee } from './find-employee.js';

/** @throws KervanError EMPLOYEE_NOT_FOUND */
export async function readEmployee(db: Db, employeeNo: string): Promise<IdentifiedEmployeeView> {
  const [employee, identity] = await Promise.all([
    findEmployee(db, employeeNo),
    db.findOne(EmployeeIdentity, { employeeNo }),
  ]);
  return { ...employee, identity: EmployeeIdentityView.nullable().parse(identity) };
}

/** Employees by number, without who they are. */
export async function listEmployees(db: Db, page: PageRequest): Promise<EmployeePage> {
  const employees = await db.query<EmployeeView>(
    `SELECT employee_no AS "employeeNo", start_date AS "startDate", end_date AS "endDate",
       commission_rate AS "commissionRate", version
     FROM employee WHERE employee_no > $1 ORDER BY employee_no LIMIT $2`,
    [page.after ?? '', page.limit + 1],
  );
  return toPage(employees, page, ({ employeeNo }) => employeeNo);
}
