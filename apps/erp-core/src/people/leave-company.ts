import { KervanError, PersonelAyrildi } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import type { Precondition } from '@kervan/service';
import { Employee } from './employee.entity.js';
import { assertEmployed } from './assert-employed.js';
import { lockEmployee } from './find-employee.js';

/**
 * Notes the last day of an employee. The same day again changes nothing.
 *
 * @throws KervanError EMPLOYEE_NOT_FOUND, EMPLOYEE_STATE_INVALID when it left on another day, RULE_VIOLATION when the
 *   last day is before the first.
 */
export async function leaveCompany(
  tx: Tx,
  precondition: Precondition,
  { employeeNo, endDate }: { readonly employeeNo: string; readonly endDate: string },
): Promise<void> {
  const employee = await lockEmployee(tx.db, employeeNo);
  precondition(employee);
  if (employee.endDate === endDate) return;
  assertEmployed(employee);
  const { startDate, version } = employee;
  if (endDate < startDate)
    throw new KervanError('RULE_VIOLATION', `employee ${employeeNo} only begins on ${startDate}`);
  tx.touched('employee', employeeNo, { before: version, after: version + 1 });
  void tx.db.update(Employee, { employeeNo }, { endDate, version: version + 1 });
  tx.publish(PersonelAyrildi, { employeeNo, endDate });
}
