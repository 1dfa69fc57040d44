import type { Db } from '@kervan/database';
import type { SharedPart, Tx } from '@kervan/outbox';
import { AccountBook } from '../accounts/account-book.js';
import { ActivityBook } from '../activity/activity-book.js';
import { OpenItemBook } from '../open-items/open-item-book.js';
import { OrderBook } from '../orders/order-book.js';
import { PaymentBook } from '../payments/payment-book.js';
import type { CustomerEvent } from './customer-event.js';

/**
 * What the events of one transaction tell of customers: one statement per table, however many events there are. Every
 * transaction writes its tables in one order and their rows in byte order, so that none waits for another in a circle.
 */
export class CustomerFacts implements SharedPart {
  readonly accounts: AccountBook;
  readonly orders: OrderBook;
  readonly openItems: OpenItemBook;
  readonly payments: PaymentBook;
  readonly activity: ActivityBook;

  constructor(db: Db) {
    this.accounts = new AccountBook(db);
    this.orders = new OrderBook(db);
    this.openItems = new OpenItemBook(db);
    this.payments = new PaymentBook(db);
    this.activity = new ActivityBook(db);
  }

  async flush(): Promise<void> {
    await this.accounts.flush();
    this.orders.flush();
    this.openItems.flush();
    this.payments.flush();
    this.activity.flush();
  }
}

/** Where to note what an event tells; that it came is noted already. */
export function factsOf(event: CustomerEvent, tx: Tx): CustomerFacts {
  const { accountNo } = event.data;
  const facts = tx.shared(CustomerFacts);
  facts.accounts.hear(accountNo);
  facts.activity.note(event);
  tx.touched('account', accountNo);
  return facts;
}
