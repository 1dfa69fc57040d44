import type { Tx } from '@kervan/outbox';
import { CONFIG, type ConfigOf } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import type { settings } from '../settings.js';
import { SalesFacts } from './sales-facts.js';

/** Where handlers note what they hear; what it means for commissions follows at the end of their transaction. */
@Injectable()
export class SalesRecords {
  constructor(
    @Inject(CONFIG) private readonly config: Pick<ConfigOf<typeof settings>, 'COMMISSION_TAX_RATE'>,
  ) {}

  ofEmployee(employeeNo: string, tx: Tx): SalesFacts {
    tx.touched('employee', employeeNo);
    const facts = tx.shared(SalesFacts);
    facts.ofEmployee(employeeNo, this.#cause(tx));
    return facts;
  }

  ofAccount(accountNo: string, tx: Tx): SalesFacts {
    tx.touched('assignment', accountNo);
    const facts = tx.shared(SalesFacts);
    facts.ofAccount(accountNo, this.#cause(tx));
    return facts;
  }

  ofInvoice(invoiceNo: string, accountNo: string, tx: Tx): SalesFacts {
    tx.touched('invoice', invoiceNo);
    const facts = tx.shared(SalesFacts);
    facts.ofInvoice(invoiceNo, accountNo, this.#cause(tx));
    return facts;
  }

  #cause(tx: Tx) {
    return { tx, taxRate: this.config.COMMISSION_TAX_RATE };
  }
}
