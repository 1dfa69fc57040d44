import { SatisBelgesiAlindi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { CONFIG, type ConfigOf } from '@kervan/service';
import { Controller, Inject } from '@nestjs/common';
import { accountLock } from '../accounts/account-lock.js';
import { findAccount } from '../accounts/find-account.js';
import { priceDocument } from '../products/price-document.js';
import type { settings } from '../settings.js';
import { decideApproval } from './decide-approval.js';
import { draftOrder } from './draft-order.js';
import { Order } from './order.entity.js';
import { OrderLine } from './order-line.entity.js';
import { publishApproval } from './publish-approval.js';

@Controller()
export class OrderReceivedSales {
  constructor(@Inject(CONFIG) private readonly config: ConfigOf<typeof settings>) {}

  /** Makes an order of a received sales document and approves it, or holds it when the account's credit is short. */
  @OnEvent(SatisBelgesiAlindi, { locks: ({ data }) => [accountLock(data.accountNo)] })
  async order({ data, correlationId }: SatisBelgesiAlindi, tx: Tx): Promise<void> {
    const [account, document] = await Promise.all([
      findAccount(tx.db, data.accountNo),
      priceDocument(tx.db, data),
    ]);
    const orderNo = `SIP-${data.documentNo}`;
    const head = { ...data, orderNo, invoicing: this.config.INVOICING, partial: false, correlationId };
    const { order: draft, lines } = draftOrder(head, account, document);
    const approval = decideApproval(draft, account);
    tx.touched('order', draft.orderNo, { before: null, after: approval.order.version });
    void tx.db.insert(Order, approval.order);
    void tx.db.insert(OrderLine, lines);
    await publishApproval(tx, approval, account, document);
  }
}
