import { day } from '@kervan/contracts';
import { z } from 'zod';

/** Default: today in Europe/Istanbul. */
export const OnRequest = z.object({ on: day.optional() });
export type OnRequest = z.output<typeof OnRequest>;

export const SalesRep = z
  .object({
    accountNo: z.string(),
    on: z.iso.date(),
    employeeNo: z.string(),
    /** Day from which on they serve the account. */
    validFrom: z.iso.date(),
    /** Of the assignment. */
    version: z.int(),
  })
  .meta({ id: 'SalesRep' });
export type SalesRep = z.output<typeof SalesRep>;
