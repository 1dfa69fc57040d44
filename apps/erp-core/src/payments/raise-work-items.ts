import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import type { FoundInvoice } from './named-invoices.js';
import { WorkItem } from './work-item.entity.js';

/** Keeps a work item for every invoice that a payment names and that is unknown, cancelled or one of another account. */
export function raiseWorkItems(tx: Tx, paymentNo: string, named: readonly FoundInvoice[]): void {
  const items = named.flatMap(({ found, invoiceNo, upTo }, index): RowOf<WorkItem>[] => {
    if (typeof found !== 'string') return [];
    const workItemNo = `${paymentNo}-${index + 1}`;
    const about = { workItemNo, reason: found, paymentNo, invoiceNo, amount: upTo?.toString() ?? null };
    return [{ ...about, state: 'OPEN', raisedAt: new Date(), doneAt: null, version: 1 }];
  });
  for (const { workItemNo } of items) tx.touched('work_item', workItemNo, { before: null, after: 1 });
  void tx.db.insert(WorkItem, items);
}
