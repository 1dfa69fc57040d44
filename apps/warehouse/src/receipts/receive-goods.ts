import { documentNumber, MalKabulEdildi, seriesOf, type CostedLine } from '@kervan/contracts';
import { Money, type Quantity } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import { StockBook } from '../stock/stock-book.js';
import { StockMovement } from '../stock/stock-movement.entity.js';
import { GoodsReceipt } from './goods-receipt.entity.js';

/** Goods of one product that came into a depot; quantity and cost are negative for a loss. */
export interface ReceivedGoods extends Pick<CostedLine, 'depotNo' | 'sku'> {
  readonly quantity: Quantity;
  readonly cost: Money;
}

/** What a goods receipt says. */
export interface Receipt extends Pick<MalKabulEdildi['data'], 'reason' | 'documentNo' | 'receiptDate'> {
  /** All in one currency, which is the receipt's. */
  readonly lines: readonly ReceivedGoods[];
}

/**
 * Writes a goods receipt for what was changed on the stock items before, and tells of it when the transaction ends. No
 * receipt is made of no lines.
 */
export function receiveGoods(tx: Tx, { lines, ...head }: Receipt): void {
  const [first] = lines;
  if (!first) return;
  const { currency } = first.cost;
  const book = tx.shared(StockBook);
  const told = lines.map(({ quantity, cost, ...line }) => ({
    ...line,
    quantity: quantity.toString(),
    cost: cost.toString(),
    ...book.levelOf(line.sku),
  }));
  const costs = lines.map(({ cost }) => cost);
  const receipt = { ...head, currency, lines: told, cost: Money.sum(currency, costs).toString() };
  const series = seriesOf('MKB', head.receiptDate);
  tx.number(series, (number) => writeReceipt(tx, receipt, series, number));
}

function writeReceipt(
  tx: Tx,
  receipt: Omit<MalKabulEdildi['data'], 'receiptNo'>,
  series: string,
  number: number,
): void {
  const receiptNo = documentNumber(series, number);
  const { lines, ...head } = receipt;
  tx.touched('goods_receipt', receiptNo);
  tx.publish(MalKabulEdildi, { receiptNo, ...receipt });
  void tx.db.insert(GoodsReceipt, { ...head, receiptNo, series, number });
  void tx.db.insert(
    StockMovement,
    lines.map(({ depotNo, sku, quantity, cost }, index) => {
      return { documentNo: receiptNo, lineNo: index + 1, depotNo, sku, quantity, cost };
    }),
  );
}
