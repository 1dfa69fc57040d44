import type { Tx, UnitOfWork } from '@kervan/outbox';
import { lockAccount } from '../accounts/find-account.js';
import { cancelOrder } from '../orders/cancel-order.js';
import { findOrder } from '../orders/find-order.js';
import type { Order } from '../orders/order.entity.js';
import { alone, type Dealing } from './each-alone.js';
import { waitingOrder, type WaitingOrder } from './waiting-order.js';
import type { WarehouseAnswer, WarehouseClient } from './warehouse-client.js';

/** Orders per round: each may cost the patience that the warehouse is asked with. */
const AT_ONCE = 20;

/** Answers after which nothing more is to come from the warehouse. */
const inVain: ReadonlySet<WarehouseAnswer> = new Set(['UNKNOWN', 'UNREACHABLE', 'CANCELLED']);

type UnansweredOrder = WaitingOrder & Pick<Order, 'approvalNo'>;

/**
 * Asks the warehouse for the orders whose approval it has not answered in time, and cancels those it knows nothing of,
 * or all while it is away: the cancellation releases whatever it did or will do. The others are asked for again when
 * the same time has passed once more.
 *
 * @returns whether there may be more.
 */
export async function timeOutReservations(
  work: UnitOfWork,
  warehouse: WarehouseClient,
  { timeoutS, ...dealing }: Dealing & { readonly timeoutS: number },
): Promise<boolean> {
  const unanswered = await work.run((tx) => takeUnanswered(tx, timeoutS));
  const ask = async (order: UnansweredOrder): Promise<void> => {
    const answer = await warehouse.answerTo(order);
    if (inVain.has(answer)) await work.run((tx) => cancel(tx, order), order);
  };
  const well = await Promise.all(unanswered.map((order) => alone(order, ask, dealing)));
  return well.every(Boolean) && unanswered.length === AT_ONCE;
}

/** Each order is taken by one instance only; the moment is kept, in a column that nobody else writes. */
async function takeUnanswered({ db }: Tx, timeoutS: number): Promise<UnansweredOrder[]> {
  return db.query<UnansweredOrder>(
    `UPDATE sales_order SET asked_at = now() WHERE order_no IN (
       SELECT order_no FROM sales_order
       WHERE state = 'APPROVED' AND invoicing <> 'ON_APPROVAL'
         AND greatest(approved_at, asked_at) < now() - $2 * interval '1 second'
       ORDER BY approved_at LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING ${waitingOrder}, approval_no AS "approvalNo"`,
    [AT_ONCE, timeoutS],
  );
}

async function cancel(tx: Tx, { orderNo, accountNo, approvalNo }: UnansweredOrder): Promise<void> {
  const account = await lockAccount(tx.db, accountNo);
  const order = await findOrder(tx.db, orderNo);
  // The answer may have come while the warehouse was asked.
  if (order.state === 'APPROVED' && order.approvalNo === approvalNo)
    cancelOrder(tx, order, account, 'RESERVATION_TIMED_OUT');
}
