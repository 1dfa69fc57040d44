import { PersonelAyrildi, PersonelIseBasladi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { SalesRecords } from '../commissions/sales-records.js';

@Controller()
export class LearnEmployees {
  constructor(private readonly records: SalesRecords) {}

  @OnEvent(PersonelIseBasladi)
  joined({ data }: PersonelIseBasladi, tx: Tx): Promise<void> {
    this.records.ofEmployee(data.employeeNo, tx).employees.joined(data);
    return Promise.resolve();
  }

  /** What was sold after the last day earns nothing. */
  @OnEvent(PersonelAyrildi)
  left({ data }: PersonelAyrildi, tx: Tx): Promise<void> {
    this.records.ofEmployee(data.employeeNo, tx).employees.left(data);
    return Promise.resolve();
  }
}
