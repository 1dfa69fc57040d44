import { KervanError } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import { lineNet, Money } from '@kervan/money';
import { progressOf, readSteps } from '../orders/order-progress.js';
import { WebOrderLine } from './web-order-line.entity.js';
import { WebOrder } from './web-order.entity.js';
import type { WebOrderPage, WebOrdersRequest, WebOrderView } from './web-orders.schema.js';

/** A web order with what became of it. @throws KervanError WEB_ORDER_NOT_FOUND */
export async function readWebOrder(db: Db, webOrderNo: string): Promise<WebOrderView> {
  const [order, lines, steps] = await Promise.all([
    db.findOne(WebOrder, { webOrderNo }),
    db.find(WebOrderLine, { webOrderNo }),
    readSteps(db, [webOrderNo]),
  ]);
  if (!order) throw new KervanError('WEB_ORDER_NOT_FOUND', `web order ${webOrderNo} is not known`);
  const nets = lines.map(({ quantity, unitPrice }) => lineNet(quantity, unitPrice, order.currency));
  return {
    ...headOf(order),
    ...progressOf(steps.get(webOrderNo) ?? []),
    lines: lines
      .map(({ lineNo, sku, quantity, unitPrice }, index) => ({
        lineNo,
        sku,
        quantity,
        unitPrice,
        net: String(nets[index]),
      }))
      .sort((one, other) => one.lineNo - other.lineNo),
    net: Money.sum(order.currency, nets).toString(),
  };
}

/** Web orders of an account by their number; one more than the page holds. */
export async function readWebOrders(
  db: Db,
  { accountNo, after = '', limit }: WebOrdersRequest,
): Promise<WebOrderPage['items']> {
  const orders = await db.query<RowOf<WebOrder>>(
    `SELECT web_order_no AS "webOrderNo", account_no AS "accountNo", currency, price_list AS "priceList",
            received_at AS "receivedAt"
     FROM web_order WHERE account_no = $1 AND web_order_no > $2 ORDER BY web_order_no LIMIT $3`,
    [accountNo, after, limit + 1],
  );
  const steps = await readSteps(
    db,
    orders.map(({ webOrderNo }) => webOrderNo),
  );
  return orders.map((order) => {
    const { status, version } = progressOf(steps.get(order.webOrderNo) ?? []);
    return { ...headOf(order), status, version };
  });
}

function headOf({ webOrderNo, accountNo, currency, priceList, receivedAt }: RowOf<WebOrder>) {
  return { webOrderNo, accountNo, currency, priceList, receivedAt: receivedAt.toISOString() };
}
