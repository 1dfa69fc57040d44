import type { Db } from '@kervan/database';
import { readOverdueItems } from '../open-items/read-open-items.js';
import { readOpenOrders } from '../orders/open-orders.js';
import { LISTED, type CustomerView } from './customers.schema.js';
import { readSummary } from './read-summaries.js';

/** @throws KervanError ACCOUNT_NOT_FOUND */
export async function readCustomer(db: Db, accountNo: string, asOf: string): Promise<CustomerView> {
  const { summary, overdueCount, openOrderCount } = await readSummary(db, asOf, accountNo);
  const [orders, overdue] = await Promise.all([
    readOpenOrders(db, summary, LISTED),
    readOverdueItems(db, summary, asOf, LISTED),
  ]);
  return {
    ...summary,
    asOf,
    openOrders: { count: openOrderCount, items: orders },
    overdue: { count: overdueCount, items: overdue },
  };
}
