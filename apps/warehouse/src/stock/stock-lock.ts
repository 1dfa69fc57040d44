import type { Lock, LockingTx } from '@kervan/inbox';
import { ReservationBook } from '../reservations/reservation-book.js';
import { StockBook } from './stock-book.js';

const SKU = 'sku:';
const HELD = 'held:';

/** The stock of a product in all depots, to be read into the transaction's {@link StockBook}. */
export function stockLock(sku: string): Lock {
  return { address: 'Stock', key: SKU + sku, take: lockStock };
}

/** The stock of what is held for an order, for events that do not name it; goes with the lock of its reservation. */
export function heldStockLock(orderNo: string): Lock {
  return { address: 'Stock', key: HELD + orderNo, take: lockStock };
}

/** One sorted set, whichever way a product is named: two sets of the same rows could meet in opposite order. */
async function lockStock(tx: LockingTx, keys: readonly string[]): Promise<void> {
  const orderNos = startingWith(HELD, keys);
  const reservations = tx.shared(ReservationBook);
  // Where nothing is asked for by order, the statements go out with the ones before.
  if (orderNos.length > 0) await reservations.load(orderNos);
  const held = orderNos.flatMap((orderNo) => reservations.of(orderNo).skus);
  await tx.shared(StockBook).load([...startingWith(SKU, keys), ...held]);
}

function startingWith(prefix: string, keys: readonly string[]): string[] {
  return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
}
