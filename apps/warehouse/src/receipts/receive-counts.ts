import { KervanError, StokFarkiAlindi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { allocate } from '../stock/allocate.js';
import { StockBook } from '../stock/stock-book.js';
import type { Cause } from '../stock/stock-item.js';
import { stockLock } from '../stock/stock-lock.js';
import { countInDepot } from './count-in-depot.js';
import { receiveGoods, type ReceivedGoods } from './receive-goods.js';
import { receiveIntoFirstDepot } from './receive-into-first-depot.js';

type Difference = StokFarkiAlindi['data'];

@Controller()
export class ReceiveCounts {
  /**
   * What was counted in a depot becomes its level. Without depot a surplus comes into the first one; a loss leaves the depots
   * at the moving average, the first depot first.
   */
  @OnEvent(StokFarkiAlindi, { locks: ({ data }) => data.lines.map(({ sku }) => stockLock(sku)) })
  async receive({ id, data }: StokFarkiAlindi, tx: Tx): Promise<void> {
    const book = tx.shared(StockBook);
    await book.load(data.lines.map(({ sku }) => sku));
    const lines = settle(book, data, { tx, reason: 'COUNT' });
    receiveGoods(tx, {
      reason: 'COUNT',
      documentNo: isCount(data) ? id : data.documentNo,
      receiptDate: data.businessDate,
      lines,
    });
  }
}

/** A level is counted again and again under one document number: each count is known by its event. */
function isCount({ lines }: Difference): boolean {
  return lines.some(({ counted }) => counted !== undefined);
}

function settle(book: StockBook, data: Difference, cause: Cause): ReceivedGoods[] {
  if (data.depotNo !== undefined) return countInDepot(book, data.depotNo, data, cause);
  return data.kind === 'LOSS' ? lose(book, data, cause) : find(book, data, cause);
}

function find(book: StockBook, { lines }: Difference, cause: Cause): ReceivedGoods[] {
  const stocked = lines.filter(({ sku }) => book.isStocked(sku));
  return stocked.map((line) => receiveIntoFirstDepot(book, line, cause));
}

/** @throws KervanError STOCK_INSUFFICIENT */
function lose(book: StockBook, { documentNo, lines }: Difference, cause: Cause): ReceivedGoods[] {
  const { taken, missing } = allocate(lines, book);
  const [lack] = missing;
  if (lack)
    throw new KervanError('STOCK_INSUFFICIENT', `loss ${documentNo} lacks ${lack.quantity} of ${lack.sku}`);
  return taken.map(({ depotNo, sku, quantity }) => {
    const cost = book.item(depotNo, sku).issue(quantity, cause);
    return { depotNo, sku, quantity: quantity.negated(), cost: cost.negated() };
  });
}
