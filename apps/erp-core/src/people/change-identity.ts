import type { Tx } from '@kervan/outbox';
import type { Precondition } from '@kervan/service';
import { Employee } from './employee.entity.js';
import type { EmployeeChange } from './employees.schema.js';
import { EmployeeIdentity } from './employee-identity.entity.js';
import { lockEmployee } from './find-employee.js';

/**
 * Replaces or erases who an employee is. Nobody is told: nobody knew.
 *
 * @throws KervanError EMPLOYEE_NOT_FOUND, VERSION_MISMATCH
 */
export async function changeIdentity(
  tx: Tx,
  precondition: Precondition,
  { employeeNo, identity }: EmployeeChange & Pick<Employee, 'employeeNo'>,
): Promise<void> {
  const employee = await lockEmployee(tx.db, employeeNo);
  precondition(employee);
  const { version } = employee;
  tx.touched('employee', employeeNo, { before: version, after: version + 1 });
  void tx.db.query('DELETE FROM employee_identity WHERE employee_no = $1', [employeeNo]);
  if (identity) void tx.db.insert(EmployeeIdentity, { employeeNo, ...identity });
  void tx.db.update(Employee, { employeeNo }, { version: version + 1 });
}
