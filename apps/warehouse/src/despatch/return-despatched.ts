import type { Tx } from '@kervan/outbox';
import { receiveGoods } from '../receipts/receive-goods.js';
import { findDespatch } from './find-despatch.js';
import { putBack } from './put-back.js';

/** Receives what was despatched for an order again, with a goods receipt made for its despatch note. */
export async function returnDespatched(tx: Tx, orderNo: string): Promise<void> {
  const { despatchNoteNo, despatchDate, lines } = await findDespatch(tx.db, orderNo);
  putBack(tx, lines, 'RETURN');
  receiveGoods(tx, { reason: 'RETURN', documentNo: despatchNoteNo, receiptDate: despatchDate, lines });
}
