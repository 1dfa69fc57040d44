import { TahsilatAlindi, TahsilatEslestirildi, type PaymentMatch } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { SalesRecords } from '../commissions/sales-records.js';

@Controller()
export class FollowPayments {
  constructor(private readonly records: SalesRecords) {}

  @OnEvent(TahsilatAlindi)
  received({ data }: TahsilatAlindi, tx: Tx): Promise<void> {
    this.#settle(data, data.paymentDate, tx);
    return Promise.resolve();
  }

  @OnEvent(TahsilatEslestirildi)
  matched({ data }: TahsilatEslestirildi, tx: Tx): Promise<void> {
    this.#settle(data, data.matchDate, tx);
    return Promise.resolve();
  }

  #settle({ paymentNo, accountNo, matches }: Matched, settledOn: string, tx: Tx): void {
    for (const { invoiceNo } of matches.filter(({ settled }) => settled))
      this.records
        .ofInvoice(invoiceNo, accountNo, tx)
        .invoices.settled(invoiceNo, accountNo, { settledOn, settledBy: paymentNo });
  }
}

interface Matched {
  readonly paymentNo: string;
  readonly accountNo: string;
  readonly matches: readonly PaymentMatch[];
}
