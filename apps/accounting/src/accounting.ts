import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';
import { CancellationsJournal } from './journal/cancellations-journal.js';
import { CommissionsJournal } from './journal/commissions-journal.js';
import { CreateJournal1764000001001 } from './journal/create-journal.migration.js';
import { DespatchesJournal } from './journal/despatches-journal.js';
import { GoodsReceiptsJournal } from './journal/goods-receipts-journal.js';
import { PaymentsJournal } from './journal/payments-journal.js';
import { ReturnsJournal } from './journal/returns-journal.js';
import { SalesJournal } from './journal/sales-journal.js';
import { VoucherLine } from './journal/voucher-line.entity.js';
import { Voucher } from './journal/voucher.entity.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { VouchersController } from './ledger/vouchers.controller.js';
import { ClosedPeriod } from './periods/closed-period.entity.js';
import { CreatePeriods1764000001002 } from './periods/create-periods.migration.js';
import { PeriodsController } from './periods/periods.controller.js';
import { CreateDoubtfulReceivables1764000001003 } from './receivables/create-doubtful-receivables.migration.js';
import { DoubtfulReceivable } from './receivables/doubtful-receivable.entity.js';
import { ReceivablesController } from './receivables/receivables.controller.js';

@Module({
  controllers: [
    SalesJournal,
    CancellationsJournal,
    ReturnsJournal,
    PaymentsJournal,
    DespatchesJournal,
    GoodsReceiptsJournal,
    CommissionsJournal,
    PeriodsController,
    LedgerController,
    VouchersController,
    ReceivablesController,
  ],
})
export class AccountingModule {}

/** Journal, periods, sub-ledger of customers, trial balance and aged receivables. */
export const accounting = defineService({
  name: 'accounting',
  source: '/erp/accounting',
  module: AccountingModule,
  entities: [Voucher, VoucherLine, ClosedPeriod, DoubtfulReceivable],
  migrations: [
    CreateJournal1764000001001,
    CreatePeriods1764000001002,
    CreateDoubtfulReceivables1764000001003,
  ],
  consumes: true,
});
