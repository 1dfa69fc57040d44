import { KervanError } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import { Employee } from './employee.entity.js';

/** @throws KervanError EMPLOYEE_NOT_FOUND */
export async function findEmployee(db: Db, employeeNo: string): Promise<RowOf<Employee>> {
  return known(employeeNo, await db.findOne(Employee, { employeeNo }));
}

/**
 * The employee with the row locked until the end of the transaction.
 *
 * @throws KervanError EMPLOYEE_NOT_FOUND
 */
export async function lockEmployee(db: Db, employeeNo: string): Promise<RowOf<Employee>> {
  const [employee] = await db.lock(Employee, 'employeeNo', [employeeNo]);
  return known(employeeNo, employee);
}

function known(employeeNo: string, employee: RowOf<Employee> | null | undefined): RowOf<Employee> {
  if (employee) return employee;
  throw new KervanError('EMPLOYEE_NOT_FOUND', `employee ${employeeNo} does not exist`);
}
