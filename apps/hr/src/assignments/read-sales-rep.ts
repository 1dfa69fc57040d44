import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { SalesRep } from './assignments.schema.js';

/** Who serves an account on a day. @throws KervanError EMPLOYEE_NOT_FOUND when nobody does. */
export async function readSalesRep(db: Db, accountNo: string, on: string): Promise<SalesRep> {
  const [rep] = await db.query<Omit<SalesRep, 'accountNo' | 'on'>>(
    `SELECT employee_no AS "employeeNo", valid_from AS "validFrom", version FROM assignment
     WHERE account_no = $1 AND valid_from <= $2 ORDER BY valid_from DESC, version DESC LIMIT 1`,
    [accountNo, on],
  );
  if (rep) return { accountNo, on, ...rep };
  throw new KervanError('EMPLOYEE_NOT_FOUND', `nobody serves account ${accountNo} on ${on}`);
}

/** The accounts that an employee serves on a day, by number. */
export async function readAccountsOf(db: Db, employeeNo: string, on: string): Promise<string[]> {
  const rows = await db.query<{ accountNo: string }>(
    `SELECT DISTINCT account_no AS "accountNo" FROM assignment a
     WHERE employee_no = $1 AND valid_from <= $2 AND NOT EXISTS (
       SELECT FROM assignment later WHERE later.account_no = a.account_no AND later.valid_from <= $2
         AND (later.valid_from, later.version) > (a.valid_from, a.version))
     ORDER BY account_no`,
    [employeeNo, on],
  );
  return rows.map(({ accountNo }) => accountNo);
}
