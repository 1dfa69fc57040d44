import type { Tx } from '@kervan/outbox';
import { holdGoods } from '../reservations/hold-goods.js';
import type { OrderBooks } from '../reservations/order-books.js';
import { allocate } from '../stock/allocate.js';
import { despatchGoods } from './despatch-goods.js';

/** Despatches what is owed to an order, if everything is there. */
export function serveOwed(tx: Tx, { reservation, stock }: OrderBooks): void {
  const { owed } = reservation;
  if (!owed) return;
  const { taken, missing } = allocate(owed.lines, stock);
  if (missing.length > 0) return;
  holdGoods(tx, reservation, taken, new Date());
  despatchGoods(tx, reservation, owed);
}
