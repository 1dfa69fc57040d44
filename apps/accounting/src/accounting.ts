import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';
import { CreateJournal1764000001001 } from './journal/create-journal.migration.js';
import { DespatchesJournal } from './journal/despatches-journal.js';
import { GoodsReceiptsJournal } from './journal/goods-receipts-journal.js';
import { ReturnsJournal } from './journal/returns-journal.js';
import { SalesJournal } from './journal/sales-journal.js';
import { VoucherLine } from './journal/voucher-line.entity.js';
import { Voucher } from './journal/voucher.entity.js';
import { LedgerController } from './ledger/ledger.controller.js';

@Module({
  controllers: [SalesJournal, ReturnsJournal, DespatchesJournal, GoodsReceiptsJournal, LedgerController],
})
export class AccountingModule {}

/** Journal, sub-ledger of customers and trial balance. */
export const accounting = defineService({
  name: 'accounting',
  source: '/erp/accounting',
  module: AccountingModule,
  entities: [Voucher, VoucherLine],
  migrations: [CreateJournal1764000001001],
  consumes: true,
});
