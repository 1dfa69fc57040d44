import { randomUUID } from 'node:crypto';
import { documentNumber, FaturaKesildi, seriesOf, SiparisOnaylandi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { accountLock } from '../accounts/account-lock.js';
import { findAccount } from '../accounts/find-account.js';
import { moveExposure } from '../accounts/move-exposure.js';
import { findOrder } from '../orders/find-order.js';
import { moveOrder } from '../orders/move-order.js';
import { dueDate } from './due-date.js';
import { InvoiceLine } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';

/** Policy "on approval": an approved order is invoiced at once, without waiting for stock. */
@Controller()
export class InvoiceOnApproval {
  /** Issues the invoice; what the order held open becomes balance. */
  @OnEvent(SiparisOnaylandi, { locks: ({ data }) => [accountLock(data.accountNo)] })
  async issue({ data }: SiparisOnaylandi, tx: Tx): Promise<void> {
    const [account, order] = await Promise.all([
      findAccount(tx.db, data.accountNo),
      findOrder(tx.db, data.orderNo),
    ]);
    const gross = Money.of(data.gross, data.currency);
    moveOrder(tx, order, 'INVOICED');
    moveExposure(tx, account, { balance: gross, openOrderAmount: gross.negated() });
    const series = seriesOf('KRV', data.businessDate);
    tx.number(series, (number) => writeInvoice(tx, data, series, number));
  }
}

function writeInvoice(tx: Tx, order: SiparisOnaylandi['data'], series: string, number: number): void {
  const { orderNo, accountNo, businessDate, currency, net, kdv, gross, kdvSummary, lines } = order;
  const invoiceNo = documentNumber(series, number);
  const invoice = {
    invoiceNo,
    ettn: randomUUID(),
    orderNo,
    accountNo,
    issueDate: businessDate,
    dueDate: dueDate(businessDate),
    currency,
    net,
    kdv,
    gross,
  };
  tx.touched('invoice', invoiceNo);
  tx.publish(FaturaKesildi, { ...invoice, lines, kdvSummary });
  void tx.db.insert(Invoice, { ...invoice, series, number });
  void tx.db.insert(
    InvoiceLine,
    lines.map((line) => ({ invoiceNo, ...line })),
  );
}
