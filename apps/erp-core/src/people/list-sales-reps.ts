import type { Db } from '@kervan/database';
import { toPage, type PageRequest } from '@kervan/service';
import { findAccount } from '../accounts/find-account.js';
import type { SalesRepPage, SalesRepView } from './sales-reps.schema.js';

/** Digits of a version as a cursor: text in the order of the numbers. */
const DIGITS = 10;

/**
 * The assignments of an account in the order in which they were made.
 *
 * @throws KervanError ACCOUNT_NOT_FOUND
 */
export async function listSalesReps(db: Db, accountNo: string, page: PageRequest): Promise<SalesRepPage> {
  const [, assignments] = await Promise.all([
    findAccount(db, accountNo),
    db.query<SalesRepView>(
      `SELECT account_no AS "accountNo", employee_no AS "employeeNo", valid_from AS "validFrom", version
       FROM sales_rep WHERE account_no = $1 AND lpad(version::text, $4, '0') COLLATE "C" > $2
       ORDER BY version LIMIT $3`,
      [accountNo, page.after ?? '', page.limit + 1, DIGITS],
    ),
  ]);
  return toPage(assignments, page, ({ version }) => String(version).padStart(DIGITS, '0'));
}
