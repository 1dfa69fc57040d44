import { randomUUID } from 'node:crypto';
import { documentNumber, FaturaKesildi, seriesOf } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import type { Account } from '../accounts/account.entity.js';
import { moveExposure } from '../accounts/move-exposure.js';
import type { Order } from '../orders/order.entity.js';
import type { PricedDocument } from '../products/price-lines.js';
import { dueDate } from './due-date.js';
import { InvoiceLine } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';

/**
 * Issues the one invoice of an order, for a transaction that holds the row of its account. The order no longer counts
 * as open, whatever part of it is invoiced; the balance rises by the gross of the invoice.
 *
 * @param document what is invoiced: the order or what is delivered of it.
 */
export function issueInvoice(
  tx: Tx,
  order: RowOf<Order>,
  account: RowOf<Account>,
  document: PricedDocument,
): void {
  const { gross, currency, businessDate } = order;
  moveExposure(tx, account, {
    balance: Money.of(document.gross, currency),
    openOrderAmount: Money.of(gross, currency).negated(),
  });
  const series = seriesOf('KRV', businessDate);
  tx.number(series, (number) => writeInvoice(tx, order, document, series, number));
}

function writeInvoice(
  tx: Tx,
  { orderNo, accountNo, businessDate, currency }: RowOf<Order>,
  { lines, kdvSummary, ...totals }: PricedDocument,
  series: string,
  number: number,
): void {
  const invoiceNo = documentNumber(series, number);
  const head = { invoiceNo, ettn: randomUUID(), orderNo, accountNo, issueDate: businessDate };
  const invoice = { ...head, dueDate: dueDate(businessDate), currency, ...totals };
  const taxation = { invoiceType: 'SATIS', payable: totals.gross } as const;
  tx.touched('invoice', invoiceNo);
  tx.publish(FaturaKesildi, { ...invoice, ...taxation, lines, kdvSummary });
  void tx.db.insert(Invoice, { ...invoice, series, number });
  void tx.db.insert(
    InvoiceLine,
    lines.map((line) => ({ invoiceNo, ...line })),
  );
}
