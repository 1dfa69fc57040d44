import { FaturaIptalEdildi, FaturaKesildi, IadeFaturasiAlindi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { bothCurrencies } from '../facts/in-lira.js';
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
    const { amount: owed, amountTry: owedTry } = bothCurrencies(data.payable, data);
    const facts = tx.shared(NewFacts);
    facts.add(SalesDocument, [
      {
        ...{ documentNo, kind: 'INVOICE', accountNo, orderNo, relatedInvoiceNo: null },
        ...{ issueDate, dueDate, currency, owed, owedTry, settles: false, toldAt },
      },
    ]);
    facts.add(SalesLine, salesLinesOf(data));
    tx.touched('sales_document', documentNo);
    return Promise.resolve();
  }

  /** Sales leave the invoice out from now on; the receivable ends with the day of the cancellation. */
  @OnEvent(FaturaIptalEdildi)
  cancelled({ data }: FaturaIptalEdildi, tx: Tx): Promise<void> {
    const { invoiceNo, accountNo, cancelDate, currency } = data;
    const { amount: owed, amountTry: owedTry } = bothCurrencies(data.payable, data);
    tx.shared(NewFacts).add(InvoiceCancellation, [
      { invoiceNo, accountNo, cancelDate, currency, owed, owedTry },
    ]);
    tx.touched('invoice_cancellation', invoiceNo);
    return Promise.resolve();
  }

  @OnEvent(IadeFaturasiAlindi)
  returned({ data, time: toldAt }: IadeFaturasiAlindi, tx: Tx): Promise<void> {
    const { invoiceNo: documentNo, accountNo, relatedInvoiceNo, issueDate, currency } = data;
    const { amount: owed, amountTry: owedTry } = bothCurrencies(data.gross, data);
    const settles = relatedInvoiceNo !== null && (data.settled ?? false);
    const facts = tx.shared(NewFacts);
    facts.add(SalesDocument, [
      {
        ...{ documentNo, kind: 'RETURN', accountNo, orderNo: null, relatedInvoiceNo },
        ...{ issueDate, dueDate: null, currency, owed, owedTry, settles, toldAt },
      },
    ]);
    facts.add(SalesLine, salesLinesOf(data));
    tx.touched('sales_document', documentNo);
    return Promise.resolve();
  }
}
