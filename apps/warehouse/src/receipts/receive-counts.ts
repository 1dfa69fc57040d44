import { StokFarkiAlindi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import { Quantity } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { splitOverDepots } from '../stock/split-over-depots.js';
import { StockBook } from '../stock/stock-book.js';
import type { Cause } from '../stock/stock-item.js';
import { stockLock } from '../stock/stock-lock.js';
import { receiveGoods, type ReceivedGoods } from './receive-goods.js';
import { receiveIntoFirstDepot, type Goods } from './receive-into-first-depot.js';

@Controller()
export class ReceiveCounts {
  /** A surplus comes into the first depot; a loss leaves the depots at the moving average, the first depot first. */
  @OnEvent(StokFarkiAlindi, { locks: ({ data }) => data.lines.map(({ sku }) => stockLock(sku)) })
  async receive({ data }: StokFarkiAlindi, tx: Tx): Promise<void> {
    const book = tx.shared(StockBook);
    await book.load(data.lines.map(({ sku }) => sku));
    const stocked = data.lines.filter(({ sku }) => book.isStocked(sku));
    const cause: Cause = { tx, reason: 'COUNT' };
    receiveGoods(tx, {
      reason: 'COUNT',
      documentNo: data.documentNo,
      receiptDate: data.businessDate,
      lines: stocked.flatMap((line) =>
        data.kind === 'LOSS' ? lose(book, line, cause) : [receiveIntoFirstDepot(book, line, cause)],
      ),
    });
  }
}

function lose(book: StockBook, { sku, quantity: text }: Goods, cause: Cause): ReceivedGoods[] {
  const shares = splitOverDepots(sku, Quantity.of(text), book.itemsOf(sku));
  return shares.map(({ item, quantity }) => ({
    depotNo: item.depotNo,
    sku,
    quantity: quantity.negated(),
    cost: item.issue(quantity, cause).negated(),
  }));
}
