import { day, identifier } from '@kervan/contracts';
import { pageOf } from '@kervan/service';
import { z } from 'zod';
import { impersonal } from '../identity/impersonal.schema.js';

export const NewSalesRep = z
  .object({
    employeeNo: impersonal,
    /** Not before the employee's first day. */
    validFrom: day,
  })
  .meta({ id: 'NewSalesRep' });
export type NewSalesRep = z.output<typeof NewSalesRep>;

export const SalesRepView = NewSalesRep.extend({
  accountNo: identifier,
  /** Of the account's assignments, from 1 on: of two for one day the higher counts. */
  version: z.int(),
}).meta({ id: 'SalesRep' });
export type SalesRepView = z.output<typeof SalesRepView>;

export const SalesRepPage = pageOf(SalesRepView, 'SalesRepPage');
export type SalesRepPage = z.output<typeof SalesRepPage>;
