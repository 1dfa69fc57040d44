import { IadeFaturasiAlindi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { StockBook } from '../stock/stock-book.js';
import { stockLock } from '../stock/stock-lock.js';
import { receiveGoods } from './receive-goods.js';
import { receiveIntoFirstDepot } from './receive-into-first-depot.js';

@Controller()
export class ReceiveReturns {
  /** The goods of a customer's return come back into stock; services do not. */
  @OnEvent(IadeFaturasiAlindi, { locks: ({ data }) => data.lines.map(({ sku }) => stockLock(sku)) })
  async receive({ data }: IadeFaturasiAlindi, tx: Tx): Promise<void> {
    const book = tx.shared(StockBook);
    await book.load(data.lines.map(({ sku }) => sku));
    const stocked = data.lines.filter(({ sku }) => book.isStocked(sku));
    receiveGoods(tx, {
      reason: 'RETURN',
      documentNo: data.invoiceNo,
      receiptDate: data.issueDate,
      lines: stocked.map((line) => receiveIntoFirstDepot(book, line, { tx, reason: 'RETURN' })),
    });
  }
}
