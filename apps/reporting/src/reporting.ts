import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';
import { CreateAccounts1764000001002 } from './accounts/create-accounts.migration.js';
import { LearnAccounts } from './accounts/learn-accounts.js';
import { PublishNothing1764000001001 } from './facts/publish-nothing.migration.js';
import { CreateOrders1764000001004 } from './orders/create-orders.migration.js';
import { OrderApproval } from './orders/order-approval.entity.js';
import { OrderCancellation } from './orders/order-cancellation.entity.js';
import { RecordOrders } from './orders/record-orders.js';
import { CreatePayments1764000001006 } from './payments/create-payments.migration.js';
import { PaymentMatchRow } from './payments/payment-match.entity.js';
import { Payment } from './payments/payment.entity.js';
import { RecordPayments } from './payments/record-payments.js';
import { CreateProducts1764000001003 } from './products/create-products.migration.js';
import { LearnProducts } from './products/learn-products.js';
import { ReportsController } from './reports/reports.controller.js';
import { Reports } from './reports/reports.js';
import { CreateSales1764000001005 } from './sales/create-sales.migration.js';
import { InvoiceCancellation } from './sales/invoice-cancellation.entity.js';
import { RecordSales } from './sales/record-sales.js';
import { SalesDocument } from './sales/sales-document.entity.js';
import { SalesLine } from './sales/sales-line.entity.js';
import { CreateStock1764000001007 } from './stock/create-stock.migration.js';
import { RecordStock } from './stock/record-stock.js';
import { StockMovement } from './stock/stock-movement.entity.js';

@Module({
  controllers: [
    LearnAccounts,
    LearnProducts,
    RecordOrders,
    RecordSales,
    RecordPayments,
    RecordStock,
    ReportsController,
  ],
  providers: [Reports],
})
export class ReportingModule {}

/** Facts about sales, receivables, stock and service levels; may be rebuilt at any time. */
export const reporting = defineService({
  name: 'reporting',
  source: '/erp/reporting',
  module: ReportingModule,
  entities: [
    OrderApproval,
    OrderCancellation,
    SalesDocument,
    SalesLine,
    InvoiceCancellation,
    Payment,
    PaymentMatchRow,
    StockMovement,
  ],
  migrations: [
    PublishNothing1764000001001,
    CreateAccounts1764000001002,
    CreateProducts1764000001003,
    CreateOrders1764000001004,
    CreateSales1764000001005,
    CreatePayments1764000001006,
    CreateStock1764000001007,
  ],
  consumes: true,
  projections: [
    'account',
    'product',
    'order_approval',
    'order_cancellation',
    'sales_document',
    'sales_line',
    'invoice_cancellation',
    'payment',
    'payment_match',
    'stock_movement',
  ],
});
