import { day, identifier } from '@kervan/contracts';
import { pageOf, pageRequest } from '@kervan/service';
import { z } from 'zod';
import { ActivityView } from '../activity/activity.schema.js';
import { OpenItemView } from '../open-items/open-items.schema.js';
import { OpenOrder } from '../orders/open-orders.js';

/** Most orders and overdue items that the view of an account lists; their counts and sums are of all. */
export const LISTED = 100;

const asOf = day.optional();

/** Default: today in Europe/Istanbul. */
export const ViewRequest = z.object({ asOf });
export type ViewRequest = z.output<typeof ViewRequest>;

export const CustomerListRequest = pageRequest.extend({
  segment: identifier.optional(),
  /** `true`: only accounts that something is overdue of. */
  overdue: z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false),
  asOf,
});
export type CustomerListRequest = z.output<typeof CustomerListRequest>;

/** An account as everybody may know it; amounts are decimal text in its currency. */
export const CustomerSummary = z
  .object({
    accountNo: z.string(),
    segment: z.string(),
    status: z.literal(['ACTIVE', 'CLOSED']),
    currency: z.string(),
    creditLimit: z.string(),
    /** Of the limit that counts: 1 is the one the account was opened with. */
    limitVersion: z.int(),
    /** Limits that came too late to count. */
    stale: z.int(),
    /** What is owed: payables of invoices without what was cancelled, returned and matched. */
    balance: z.string(),
    /** Gross of orders that are approved, and neither held, cancelled nor invoiced. */
    openOrderAmount: z.string(),
    /** Balance + open orders. */
    exposure: z.string(),
    /** Limit - exposure, below zero where it is exceeded; advances do not count. */
    availableCredit: z.string(),
    /** What was paid and belongs to no invoice (yet). */
    advances: z.string(),
    /** Open and past its due day at `asOf`. */
    overdueAmount: z.string(),
    lastActivity: ActivityView.nullable(),
    /** How many events spoke of the account. */
    version: z.int(),
  })
  .meta({ id: 'CustomerSummary' });
export type CustomerSummary = z.output<typeof CustomerSummary>;

export const CustomerPage = pageOf(CustomerSummary, 'CustomerPage');
export type CustomerPage = z.output<typeof CustomerPage>;

/** Everything that is known of an account now; `asOf` only says on which day due days are looked at. */
export const CustomerView = CustomerSummary.extend({
  asOf: day,
  openOrders: z.object({ count: z.int(), items: z.array(OpenOrder).max(LISTED) }),
  overdue: z.object({ count: z.int(), items: z.array(OpenItemView).max(LISTED) }),
}).meta({ id: 'CustomerView' });
export type CustomerView = z.output<typeof CustomerView>;
