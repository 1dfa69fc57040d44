import { FaturaIptalEdildi, FaturaKesildi, IadeFaturasiAlindi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { SalesRecords } from '../commissions/sales-records.js';

@Controller()
export class FollowInvoices {
  constructor(private readonly records: SalesRecords) {}

  @OnEvent(FaturaKesildi)
  issued({ data }: FaturaKesildi, tx: Tx): Promise<void> {
    this.records.ofInvoice(data.invoiceNo, data.accountNo, tx).invoices.issued(data);
    return Promise.resolve();
  }

  @OnEvent(FaturaIptalEdildi)
  cancelled({ data }: FaturaIptalEdildi, tx: Tx): Promise<void> {
    this.records
      .ofInvoice(data.invoiceNo, data.accountNo, tx)
      .invoices.cancelled(data.invoiceNo, data.accountNo);
    return Promise.resolve();
  }

  /** A return that names no invoice takes no commission back. */
  @OnEvent(IadeFaturasiAlindi)
  returned({ data }: IadeFaturasiAlindi, tx: Tx): Promise<void> {
    const {
      invoiceNo: returnNo,
      relatedInvoiceNo: invoiceNo,
      accountNo,
      issueDate,
      net,
      settled = false,
    } = data;
    if (invoiceNo === null) return Promise.resolve();
    const { invoices, returns } = this.records.ofInvoice(invoiceNo, accountNo, tx);
    returns.returned({ returnNo, invoiceNo, issueDate, net, settled });
    if (settled) invoices.settled(invoiceNo, accountNo, { settledOn: issueDate, settledBy: null });
    return Promise.resolve();
  }
}
