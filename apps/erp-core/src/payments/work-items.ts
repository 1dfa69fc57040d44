import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import type { Page, Precondition } from '@kervan/service';
import { readPage } from '../paging/read-page.js';
import { WorkItemView, type WorkItemQuery } from './payments.schema.js';
import { WorkItem } from './work-item.entity.js';

/** @throws KervanError WORK_ITEM_NOT_FOUND */
export async function readWorkItem(db: Db, workItemNo: string): Promise<WorkItemView> {
  return WorkItemView.parse(known(workItemNo, await db.findOne(WorkItem, { workItemNo })));
}

/** Work items by number. */
export async function listWorkItems(db: Db, query: WorkItemQuery): Promise<Page<WorkItemView>> {
  const { items, next } = await readPage(
    db,
    {
      table: 'work_item',
      key: 'work_item_no',
      filters: { 'state =': query.state },
      find: (workItemNo) => db.find(WorkItem, { workItemNo }),
      keyOf: ({ workItemNo }) => workItemNo,
    },
    query,
  );
  return { items: items.map((item) => WorkItemView.parse(item)), next };
}

/** Marks a work item as done; one that is done stays as it is. @throws KervanError WORK_ITEM_NOT_FOUND, VERSION_MISMATCH */
export async function finishWorkItem(tx: Tx, workItemNo: string, precondition: Precondition): Promise<void> {
  const [locked] = await tx.db.lock(WorkItem, 'workItemNo', [workItemNo]);
  const { state, version } = known(workItemNo, locked);
  precondition({ version });
  if (state === 'DONE') return;
  tx.touched('work_item', workItemNo, { before: version, after: version + 1 });
  void tx.db.update(WorkItem, { workItemNo }, { state: 'DONE', doneAt: new Date(), version: version + 1 });
}

function known<Item>(workItemNo: string, item: Item | null | undefined): Item {
  if (!item) throw new KervanError('WORK_ITEM_NOT_FOUND', `work item ${workItemNo} does not exist`);
  return item;
}
