import { documentNumber, IadeBelgesiAlindi, IadeFaturasiAlindi, seriesOf } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { accountLock } from '../accounts/account-lock.js';
import { assertCurrency } from '../accounts/assert-currency.js';
import { findAccount } from '../accounts/find-account.js';
import { moveExposure } from '../accounts/move-exposure.js';
import { priceDocument } from '../products/price-document.js';
import type { PricedDocument } from '../products/price-lines.js';
import { ReturnInvoiceLine } from './return-invoice-line.entity.js';
import { ReturnInvoice } from './return-invoice.entity.js';

@Controller()
export class BookReceivedReturn {
  /** Books a received return document as a return invoice; the account's balance falls by its gross. */
  @OnEvent(IadeBelgesiAlindi, { locks: ({ data }) => [accountLock(data.accountNo)] })
  async book({ data }: IadeBelgesiAlindi, tx: Tx): Promise<void> {
    const [account, document] = await Promise.all([
      findAccount(tx.db, data.accountNo),
      priceDocument(tx.db, data),
    ]);
    assertCurrency(data.documentNo, data.currency, account);
    moveExposure(tx, account, { balance: Money.of(document.gross, data.currency).negated() });
    const series = seriesOf('IAD', data.businessDate);
    tx.number(series, (number) => writeReturn(tx, data, document, series, number));
  }
}

function writeReturn(
  tx: Tx,
  { documentNo, accountNo, businessDate, currency }: IadeBelgesiAlindi['data'],
  { lines, kdvSummary, ...totals }: PricedDocument,
  series: string,
  number: number,
): void {
  const invoiceNo = documentNumber(series, number);
  const invoice = { invoiceNo, documentNo, accountNo, issueDate: businessDate, currency, ...totals };
  tx.touched('return_invoice', invoiceNo);
  tx.publish(IadeFaturasiAlindi, { ...invoice, relatedInvoiceNo: null, lines, kdvSummary });
  void tx.db.insert(ReturnInvoice, { ...invoice, series, number });
  void tx.db.insert(
    ReturnInvoiceLine,
    lines.map((line) => ({ invoiceNo, ...line })),
  );
}
