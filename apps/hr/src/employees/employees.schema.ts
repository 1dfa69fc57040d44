import { pageOf } from '@kervan/service';
import { z } from 'zod';

/** Most accounts that the view of an employee lists; the count is of all. */
export const LISTED = 200;

export const EmployeeSummary = z
  .object({
    employeeNo: z.string(),
    startDate: z.iso.date(),
    /** Last day; null: still there. */
    endDate: z.iso.date().nullable(),
    /** Percent of the net of what was sold, paid and not returned. */
    commissionRate: z.string(),
  })
  .meta({ id: 'EmployeeSummary' });
export type EmployeeSummary = z.output<typeof EmployeeSummary>;

export const EmployeePage = pageOf(EmployeeSummary, 'EmployeePage');
export type EmployeePage = z.output<typeof EmployeePage>;

export const EmployeeView = EmployeeSummary.extend({
  on: z.iso.date(),
  /** Accounts they serve on that day, by number. */
  accounts: z.object({ count: z.int(), items: z.array(z.string()).max(LISTED) }),
}).meta({ id: 'Employee' });
export type EmployeeView = z.output<typeof EmployeeView>;
