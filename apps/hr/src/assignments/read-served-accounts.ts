import type { Db } from '@kervan/database';

/** Accounts that any of these employees ever served. */
export function readServedAccounts(
  db: Db,
  employeeNos: readonly string[],
): Promise<{ accountNo: string; employeeNo: string }[]> {
  return db.query(
    `SELECT DISTINCT account_no AS "accountNo", employee_no AS "employeeNo"
     FROM assignment WHERE employee_no = ANY($1)`,
    [employeeNos],
  );
}
