import { businessDay, type PricedLine } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import { lockAccount } from '../accounts/find-account.js';
import { priceDocument } from '../products/price-document.js';
import type { LineToPrice } from '../products/price-lines.js';
import { draftOrder, type OrderHead } from './draft-order.js';
import { linesOf } from './find-order.js';
import { keepNewOrder, orderExists } from './keep-new-order.js';
import { Order } from './order.entity.js';
import { domesticSale, exempted } from './taxation.js';
import { withListPrices, type LineToPlace } from '../products/with-list-prices.js';

export type OrderToPlace = Omit<OrderHead, 'businessDate' | 'dated'> & {
  /** Absent: today in Europe/Istanbul, and any day when the order exists. */
  readonly businessDate?: string | undefined;
  readonly lines: readonly LineToPlace[];
};

/**
 * Places an order in DRAFT, priced by the prices and rates of its business date. Placing the same order again changes
 * nothing, on a later day too.
 *
 * @throws KervanError ACCOUNT_NOT_FOUND, PRODUCT_NOT_FOUND, PRICE_NOT_FOUND, KDV_RATE_NOT_FOUND, NUMBER_INVALID,
 *   RULE_VIOLATION, RESOURCE_EXISTS when the number belongs to another order.
 */
export async function placeOrder(tx: Tx, given: OrderToPlace): Promise<void> {
  const account = await lockAccount(tx.db, given.accountNo);
  const [existing, existingLines] = await Promise.all([
    tx.db.findOne(Order, { orderNo: given.orderNo }),
    linesOf(tx.db, given.orderNo),
  ]);
  if (existing) {
    if (isSame(existing, existingLines, given)) return;
    throw orderExists(existing);
  }
  const { businessDate = businessDay() } = given;
  const placed = { ...given, businessDate, dated: given.businessDate !== undefined };
  const document = await priceDocument(tx.db, await withListPrices(tx.db, placed));
  const taxed = exempted(document, placed.currency, placed.taxation ?? domesticSale);
  await keepNewOrder(tx, draftOrder(placed, account, taxed));
}

/** Whether an order is what was asked for: what was left open to the core was decided when it was placed. */
function isSame(existing: RowOf<Order>, existingLines: readonly PricedLine[], asked: OrderToPlace): boolean {
  const { businessDate = existing.businessDate, taxation = domesticSale } = asked;
  const lines = asked.lines.map((line, index) => ({
    ...line,
    unitPrice: line.unitPrice ?? existingLines[index]?.unitPrice ?? '',
  }));
  return (
    identityOf({ ...existing, lines: existingLines }) ===
    identityOf({ ...asked, ...taxation, businessDate, lines })
  );
}

type Said = Pick<
  Order,
  | 'accountNo'
  | 'businessDate'
  | 'currency'
  | 'partial'
  | 'invoiceType'
  | 'exemptionCode'
  | 'withholdingTenths'
> & { readonly lines: readonly LineToPrice[] };

/** What the caller said of an order, as one comparable text. */
function identityOf({ lines, ...head }: Said): string {
  const { accountNo, businessDate, currency, partial } = head;
  const { invoiceType, exemptionCode, withholdingTenths } = head;
  return JSON.stringify([
    accountNo,
    businessDate,
    currency,
    partial,
    invoiceType,
    exemptionCode,
    withholdingTenths,
    lines.map(({ lineNo, sku, quantity, unitPrice }) => [lineNo, sku, quantity, unitPrice]),
  ]);
}
