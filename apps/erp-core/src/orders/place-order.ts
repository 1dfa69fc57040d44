import { KervanError, type PricedLine } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import { lockAccount } from '../accounts/find-account.js';
import { priceDocument } from '../products/price-document.js';
import type { LineToPrice } from '../products/price-lines.js';
import { businessDay } from './business-day.js';
import { draftOrder, type OrderHead } from './draft-order.js';
import { linesOf } from './find-order.js';
import { OrderLine } from './order-line.entity.js';
import { Order } from './order.entity.js';

export type OrderToPlace = Omit<OrderHead, 'businessDate'> & {
  /** Absent: today in Europe/Istanbul, and any day when the order exists. */
  readonly businessDate?: string | undefined;
  readonly lines: readonly LineToPrice[];
};

/**
 * Places an order in DRAFT, priced by the rates of its business date. Placing the same order again changes nothing,
 * on a later day too.
 *
 * @throws KervanError ACCOUNT_NOT_FOUND, PRODUCT_NOT_FOUND, KDV_RATE_NOT_FOUND, NUMBER_INVALID, RULE_VIOLATION,
 *   RESOURCE_EXISTS when the number belongs to another order.
 */
export async function placeOrder(tx: Tx, given: OrderToPlace): Promise<void> {
  const account = await lockAccount(tx.db, given.accountNo);
  const [existing, existingLines] = await Promise.all([
    tx.db.findOne(Order, { orderNo: given.orderNo }),
    linesOf(tx.db, given.orderNo),
  ]);
  if (existing) {
    const asked = { ...given, businessDate: given.businessDate ?? existing.businessDate };
    if (identityOf(existing, existingLines) === identityOf(asked, asked.lines)) return;
    throw new KervanError('RESOURCE_EXISTS', `order ${given.orderNo} exists with other content`);
  }
  const placed = { ...given, businessDate: given.businessDate ?? businessDay(new Date()) };
  const { order, lines } = draftOrder(placed, account, await priceDocument(tx.db, placed));
  tx.touched('order', order.orderNo, { before: null, after: order.version });
  void tx.db.insert(Order, order);
  void tx.db.insert(OrderLine, lines);
}

/** What the caller said of an order, as one comparable text. */
function identityOf(head: OrderHead, lines: readonly (LineToPrice | PricedLine)[]): string {
  const { accountNo, businessDate, currency, partial } = head;
  return JSON.stringify([
    accountNo,
    businessDate,
    currency,
    partial,
    lines.map(({ lineNo, sku, quantity, unitPrice }) => [lineNo, sku, quantity, unitPrice]),
  ]);
}
