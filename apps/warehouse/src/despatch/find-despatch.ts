import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { Money, Quantity } from '@kervan/money';
import { StockMovement } from '../stock/stock-movement.entity.js';
import type { DespatchedLine } from './despatch-book.js';
import { DespatchNote } from './despatch-note.entity.js';

/** What was despatched for an order. @throws KervanError INTERNAL when nothing was. */
export async function findDespatch(db: Db, orderNo: string) {
  const note = await db.findOne(DespatchNote, { orderNo });
  if (!note) throw new KervanError('INTERNAL', `order ${orderNo} has no despatch note`);
  const { despatchNoteNo, despatchDate, currency } = note;
  const movements = await db.find(StockMovement, { documentNo: despatchNoteNo });
  const lines: DespatchedLine[] = movements.map(({ lineNo, depotNo, sku, quantity, cost }) => ({
    lineNo,
    depotNo,
    sku,
    quantity: Quantity.of(quantity).negated(),
    cost: Money.of(cost, currency).negated(),
  }));
  return { despatchNoteNo, despatchDate, lines };
}
