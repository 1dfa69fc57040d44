import { isDeepStrictEqual } from 'node:util';
import { KervanError, PersonelIseBasladi } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import { EmployeeIdentity } from './employee-identity.entity.js';
import type { NewEmployee } from './employees.schema.js';
import { readEmployee } from './read-employees.js';

/**
 * Takes an employee in and tells of it, but not who it is. Repeating the request changes nothing.
 *
 * @throws KervanError RESOURCE_EXISTS when the number belongs to somebody else.
 */
export async function hireEmployee(tx: Tx, employee: NewEmployee): Promise<void> {
  const { identity, ...facts } = employee;
  const { employeeNo, startDate, commissionRate } = facts;
  const created = await tx.db.query(
    `INSERT INTO employee (employee_no, start_date, commission_rate, version) VALUES ($1, $2, $3, 1)
     ON CONFLICT DO NOTHING RETURNING employee_no`,
    [employeeNo, startDate, commissionRate],
  );
  if (created.length === 0) {
    await assertSame(tx, employee);
    return;
  }
  void tx.db.insert(EmployeeIdentity, { employeeNo, ...identity });
  tx.touched('employee', employeeNo, { before: null, after: 1 });
  tx.publish(PersonelIseBasladi, facts);
}

async function assertSame({ db }: Tx, employee: NewEmployee): Promise<void> {
  const { employeeNo, startDate, commissionRate, identity } = await readEmployee(db, employee.employeeNo);
  if (isDeepStrictEqual(employee, { employeeNo, startDate, commissionRate, identity })) return;
  throw new KervanError('RESOURCE_EXISTS', `employee ${employeeNo} exists with other content`);
}
