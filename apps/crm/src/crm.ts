import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';
import { Account } from './accounts/account.entity.js';
import { CreateAccounts1764300001001 } from './accounts/create-accounts.migration.js';
import { LearnAccounts } from './accounts/learn-accounts.js';
import { Activity } from './activity/activity.entity.js';
import { CreateActivity1764300001005 } from './activity/create-activity.migration.js';
import { CreateAccountPosition1764300001006 } from './customers/create-account-position.migration.js';
import { CustomersController } from './customers/customers.controller.js';
import { CreateOpenItems1764300001003 } from './open-items/create-open-items.migration.js';
import { FollowInvoices } from './open-items/follow-invoices.js';
import { OpenItem } from './open-items/open-item.entity.js';
import { CreateSalesOrders1764300001002 } from './orders/create-sales-orders.migration.js';
import { FollowOrders } from './orders/follow-orders.js';
import { SalesOrder } from './orders/sales-order.entity.js';
import { CreatePayments1764300001004 } from './payments/create-payments.migration.js';
import { FollowPayments } from './payments/follow-payments.js';
import { Payment } from './payments/payment.entity.js';

@Module({
  controllers: [CustomersController, LearnAccounts, FollowOrders, FollowInvoices, FollowPayments],
})
export class CrmModule {}

/** Everything that is known of a customer account, from what the other services tell; publishes nothing. */
export const crm = defineService({
  name: 'crm',
  source: '/erp/crm',
  module: CrmModule,
  entities: [Account, SalesOrder, OpenItem, Payment, Activity],
  migrations: [
    CreateAccounts1764300001001,
    CreateSalesOrders1764300001002,
    CreateOpenItems1764300001003,
    CreatePayments1764300001004,
    CreateActivity1764300001005,
    CreateAccountPosition1764300001006,
  ],
  projections: ['account', 'sales_order', 'open_item', 'payment', 'activity'],
  consumes: true,
});
