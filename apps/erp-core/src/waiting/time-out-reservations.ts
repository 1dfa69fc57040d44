import type { Tx, UnitOfWork } from '@kervan/outbox';
import { lockAccount } from '../accounts/find-account.js';
import { cancelOrder } from '../orders/cancel-order.js';
import { findOrder } from '../orders/find-order.js';
import type { Order } from '../orders/order.entity.js';
import { eachAlone, type Dealing } from './each-alone.js';
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
  const well = await Promise.all(
    unanswered.map((order) =>
      eachAlone(
        [order],
        async () => {
          const answer = await warehouse.reservationOf(order.orderNo);
          if (inVain.has(answer)) await work.run((tx) => cancel(tx, order), order);
        },
        dealing,
      ),
    ),
  );
  return well.every(Boolean) && unanswered.length === AT_ONCE;
}

/** Each order is taken by one instance only; the moment is kept. */
async function takeUnanswered({ db }: Tx, timeoutS: number): Promise<UnansweredOrder[]> {
  return db.query<UnansweredOrder>(
    `WITH taken AS (
       INSERT INTO reservation_inquiry (order_no, asked_at)
       SELECT order_no, now() FROM sales_order LEFT JOIN reservation_inquiry USING (order_no)
       WHERE state = 'APPROVED' AND invoicing <> 'ON_APPROVAL'
         AND greatest(approved_at, asked_at) < now() - $2 * interval '1 second'
       ORDER BY approved_at LIMIT $1
       ON CONFLICT (order_no) DO UPDATE SET asked_at = excluded.asked_at
       WHERE reservation_inquiry.asked_at < excluded.asked_at - $2 * interval '1 second'
       RETURNING order_no
     )
     SELECT ${waitingOrder}, approval_no AS "approvalNo" FROM taken JOIN sales_order USING (order_no)`,
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
