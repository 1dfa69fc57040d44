import { FaturaIptalEdildi, FaturaKesildi, IadeFaturasiAlindi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { Money } from '@kervan/money';
import { rateOf } from '../facts/in-lira.js';
import { NewFacts } from '../facts/new-facts.js';
import { InvoiceCancellation } from './invoice-cancellation.entity.js';
import { SalesDocument } from './sales-document.entity.js';
import { SalesLine } from './sales-line.entity.js';
import { salesLinesOf } from './sales-lines-of.js';

@Controller()
export class RecordSales {
  @OnEvent(FaturaKesildi)
  invoiced({ data, time: toldAt }: FaturaKesildi, tx: Tx): Promise<void> {
    const { invoiceNo: documentNo, accountNo, orderNo, issueDate, dueDate, currency } = data;
    const owed = Money.of(data.payable, currency).toString();
    const facts = tx.shared(NewFacts);
    facts.add(SalesDocument, [
      {
        documentNo,
        kind: 'INVOICE',
        accountNo,
        orderNo,
        relatedInvoiceNo: null,
        issueDate,
        dueDate,
        currency,
        fxRate: rateOf(data),
        owed,
        settles: false,
        toldAt,
      },
    ]);
    facts.add(SalesLine, salesLinesOf({ ...data, owed }));
    tx.touched('sales_document', documentNo);
    return Promise.resolve();
  }

  /** Sales leave the invoice out from now on; the receivable ends with the day of the cancellation. */
  @OnEvent(FaturaIptalEdildi)
  cancelled({ data }: FaturaIptalEdildi, tx: Tx): Promise<void> {
    const { invoiceNo, accountNo, cancelDate, currency } = data;
    const owed = Money.of(data.payable, currency).toString();
    tx.shared(NewFacts).add(InvoiceCancellation, [{ invoiceNo, accountNo, cancelDate, currency, owed }]);
    tx.touched('invoice_cancellation', invoiceNo);
    return Promise.resolve();
  }

  @OnEvent(IadeFaturasiAlindi)
  returned({ data, time: toldAt }: IadeFaturasiAlindi, tx: Tx): Promise<void> {
    const { invoiceNo: documentNo, accountNo, relatedInvoiceNo, issueDate, currency } = data;
    const owed = Money.of(data.gross, currency).toString();
    const settles = relatedInvoiceNo !== null && (data.settled ?? false);
    const facts = tx.shared(NewFacts);
    facts.add(SalesDocument, [
      {
        documentNo,
        kind: 'RETURN',
        accountNo,
        orderNo: null,
        relatedInvoiceNo,
        issueDate,
        dueDate: null,
        currency,
        fxRate: rateOf(data),
        owed,
        settles,
        toldAt,
      },
    ]);
    facts.add(SalesLine, salesLinesOf({ ...data, owed }));
    tx.touched('sales_document', documentNo);
    return Promise.resolve();
  }
}
