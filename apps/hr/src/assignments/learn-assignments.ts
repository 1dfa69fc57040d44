import { SatisTemsilcisiAtandi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { SalesRecords } from '../commissions/sales-records.js';

@Controller()
export class LearnAssignments {
  constructor(private readonly records: SalesRecords) {}

  /** Counts for all invoices from its day on, whether or not they are known already. */
  @OnEvent(SatisTemsilcisiAtandi)
  assigned({ data }: SatisTemsilcisiAtandi, tx: Tx): Promise<void> {
    const { employees, assignments } = this.records.ofAccount(data.accountNo, tx);
    employees.hear(data.employeeNo);
    assignments.assigned(data);
    return Promise.resolve();
  }
}
