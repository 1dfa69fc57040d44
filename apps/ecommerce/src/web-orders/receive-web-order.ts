import { businessDay, SiparisAlindi } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import { OrderStep } from '../orders/order-step.entity.js';
import { priceWebOrder, type PricedLine } from './price-web-order.js';
import { isRepeated } from './repeated-web-order.js';
import { WebOrderLine } from './web-order-line.entity.js';
import { WebOrder } from './web-order.entity.js';
import type { NewWebOrder } from './web-orders.schema.js';

/** A web order that is received; its number is there when everything is written. */
export interface ReceivedWebOrder {
  readonly webOrderNo: () => string;
}

/**
 * Keeps a web order at the prices of today and tells that it was received; one that came before is not kept again.
 *
 * @throws KervanError PRICE_NOT_FOUND, NUMBER_INVALID, RESOURCE_EXISTS
 */
export async function receiveWebOrder(tx: Tx, request: NewWebOrder, moment: Date): Promise<ReceivedWebOrder> {
  const { accountNo, currency, priceList } = request;
  let webOrderNo = request.webOrderNo ?? '';
  const received = { webOrderNo: () => webOrderNo };
  if (webOrderNo !== '' && (await isRepeated(tx.db, webOrderNo, request))) return received;
  const lines = await priceWebOrder(tx.db, request);
  const head = { accountNo, currency, priceList, receivedAt: moment };
  if (webOrderNo !== '') {
    keep(tx, { webOrderNo, ...head }, lines);
    return received;
  }
  const series = `WEB-${businessDay(moment).slice(0, 4)}`;
  tx.number(series, (number) => {
    webOrderNo = `${series}-${String(number).padStart(9, '0')}`;
    keep(tx, { webOrderNo, ...head }, lines);
  });
  return received;
}

function keep(tx: Tx, order: RowOf<WebOrder>, lines: readonly PricedLine[]): void {
  const { webOrderNo, accountNo, currency } = order;
  tx.touched('web_order', webOrderNo);
  const eventId = tx.publish(SiparisAlindi, {
    webOrderNo,
    accountNo,
    receivedAt: order.receivedAt.toISOString(),
    currency,
    lines: [...lines],
  });
  void tx.db.insert(WebOrder, order);
  void tx.db.insert(
    WebOrderLine,
    lines.map((line) => ({ webOrderNo, ...line })),
  );
  void tx.db.insert(OrderStep, {
    orderNo: webOrderNo,
    eventId,
    accountNo,
    status: 'RECEIVED',
    happenedAt: order.receivedAt,
    reason: null,
    despatchNoteNo: null,
  });
}
