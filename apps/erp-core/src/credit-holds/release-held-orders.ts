import type { Tx, UnitOfWork } from '@kervan/outbox';
import { lockAccount } from '../accounts/find-account.js';
import { approveOrder } from '../orders/approve-order.js';
import { eachAlone, type Dealing, type Place } from '../waiting/each-alone.js';
import { waitingOrder, type WaitingOrder } from '../waiting/waiting-order.js';

/**
 * Approves of each account the order that was held for credit first, if it fits by now, each in a transaction and in the
 * flow of its own. What freed the credit makes no difference: a payment, a higher limit, a cancelled order, a return.
 *
 * @returns whether there may be more: the next of an account may fit, too.
 */
export async function releaseHeldOrders(work: UnitOfWork, dealing: Dealing): Promise<boolean> {
  const fitting = (behind: Place, limit: number) =>
    work.run(({ db }) =>
      db.query<WaitingOrder & Place>(
        `SELECT ${waitingOrder}, held_at::text AS since FROM order_to_release
         WHERE (held_at, order_no) > ($1::timestamptz, $2) ORDER BY held_at, order_no LIMIT $3`,
        [behind.since, behind.orderNo, limit],
      ),
    );
  return eachAlone(fitting, (order) => work.run((tx) => release(tx, order), order), dealing);
}

/** Only what is read under the account's lock is certain: another instance may have released it. */
async function release(tx: Tx, held: WaitingOrder): Promise<void> {
  const { orderNo, accountNo } = held;
  await lockAccount(tx.db, accountNo);
  const [still] = await tx.db.query('SELECT FROM order_to_release WHERE account_no = $1 AND order_no = $2', [
    accountNo,
    orderNo,
  ]);
  if (still) await approveOrder(tx, held);
}
