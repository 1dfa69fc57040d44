import { pageOf } from '@kervan/service';
import { z } from 'zod';

export const ActivityView = z.object({
  /** Type of the event: `erp.finance.FaturaKesildi.v1`. */
  type: z.string(),
  /** Number of the order, invoice, return invoice, payment or account it happened to. */
  documentNo: z.string(),
  /** By the clock of the service that told it. */
  at: z.iso.datetime(),
});
export type ActivityView = z.output<typeof ActivityView>;

export const ActivityPage = pageOf(ActivityView, 'ActivityPage');
export type ActivityPage = z.output<typeof ActivityPage>;
