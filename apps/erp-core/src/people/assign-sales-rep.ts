import { KervanError, SatisTemsilcisiAtandi } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import type { Precondition } from '@kervan/service';
import { lockAccount } from '../accounts/find-account.js';
import { assertEmployed } from './assert-employed.js';
import { lockEmployee } from './find-employee.js';
import { SalesRep } from './sales-rep.entity.js';

/**
 * Assigns a sales representative to an account from a day on. Whoever was assigned to it last from that day is not
 * assigned anew.
 *
 * @param precondition is asked about the account's latest assignment.
 * @returns the assignment.
 * @throws KervanError ACCOUNT_NOT_FOUND, EMPLOYEE_NOT_FOUND, EMPLOYEE_STATE_INVALID when the employee left,
 *   RULE_VIOLATION when the assignment begins before the employee's first day.
 */
export async function assignSalesRep(
  tx: Tx,
  precondition: Precondition,
  { accountNo, employeeNo, validFrom }: Omit<RowOf<SalesRep>, 'version'>,
): Promise<RowOf<SalesRep>> {
  await lockAccount(tx.db, accountNo);
  const [latest] = await tx.db.query<Pick<SalesRep, 'version'>>(
    'SELECT version FROM sales_rep WHERE account_no = $1 ORDER BY version DESC LIMIT 1',
    [accountNo],
  );
  precondition(latest ?? null);
  const [{ startDate, ...employee }, assigned] = await Promise.all([
    lockEmployee(tx.db, employeeNo),
    tx.db.find(SalesRep, { accountNo, validFrom }),
  ]);
  const last = assigned.sort((one, other) => one.version - other.version).at(-1);
  if (last?.employeeNo === employeeNo) return last;
  assertEmployed(employee);
  if (validFrom < startDate)
    throw new KervanError('RULE_VIOLATION', `employee ${employeeNo} only begins on ${startDate}`);
  const version = (latest?.version ?? 0) + 1;
  const assignment = { accountNo, employeeNo, validFrom, version };
  tx.touched('sales_rep', accountNo, { before: latest?.version ?? null, after: version });
  void tx.db.insert(SalesRep, assignment);
  tx.publish(SatisTemsilcisiAtandi, assignment);
  return assignment;
}
