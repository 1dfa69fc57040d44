import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';
import { AccountIdentity } from './accounts/account-identity.entity.js';
import { Account } from './accounts/account.entity.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { CreateAccountIdentities1764000001010 } from './accounts/create-account-identities.migration.js';
import { CreateAccounts1764000001001 } from './accounts/create-accounts.migration.js';
import { CreateCreditHolds1764000001011 } from './credit-holds/create-credit-holds.migration.js';
import { HeldOrders } from './credit-holds/held-orders.js';
import { CreateFxRates1764000001008 } from './fx/create-fx-rates.migration.js';
import { FxRate } from './fx/fx-rate.entity.js';
import { FxRatesController } from './fx/fx-rates.controller.js';
import { CreateInvoices1764000001005 } from './invoices/create-invoices.migration.js';
import { InvoiceAfterDespatch } from './invoices/invoice-after-despatch.js';
import { InvoiceLine } from './invoices/invoice-line.entity.js';
import { InvoiceOnReservation } from './invoices/invoice-on-reservation.js';
import { Invoice } from './invoices/invoice.entity.js';
import { InvoicesController } from './invoices/invoices.controller.js';
import { CreateKdvRates1764000001003 } from './kdv/create-kdv-rates.migration.js';
import { KdvClassesController } from './kdv/kdv-classes.controller.js';
import { KdvRate } from './kdv/kdv-rate.entity.js';
import { CreateOrders1764000001004 } from './orders/create-orders.migration.js';
import { OrderLine } from './orders/order-line.entity.js';
import { OrderReceivedSales } from './orders/order-received-sales.js';
import { Order } from './orders/order.entity.js';
import { OrdersController } from './orders/orders.controller.js';
import { CreatePayments1764000001030 } from './payments/create-payments.migration.js';
import { PaymentMatchRow } from './payments/payment-match.entity.js';
import { Payment } from './payments/payment.entity.js';
import { PaymentsController } from './payments/payments.controller.js';
import { WorkItem } from './payments/work-item.entity.js';
import { WorkItemsController } from './payments/work-items.controller.js';
import { CreateProductPrices1764000001009 } from './products/create-product-prices.migration.js';
import { CreateProducts1764000001002 } from './products/create-products.migration.js';
import { CreatePeople1764000001012 } from './people/create-people.migration.js';
import { EmployeeIdentity } from './people/employee-identity.entity.js';
import { Employee } from './people/employee.entity.js';
import { EmployeesController } from './people/employees.controller.js';
import { SalesRep } from './people/sales-rep.entity.js';
import { SalesRepsController } from './people/sales-reps.controller.js';
import { PricesController } from './products/prices.controller.js';
import { ProductPrice } from './products/product-price.entity.js';
import { Product } from './products/product.entity.js';
import { ProductsController } from './products/products.controller.js';
import { BookReceivedReturn } from './returns/book-received-return.js';
import { CreateReturnInvoices1764000001006 } from './returns/create-return-invoices.migration.js';
import { ReturnInvoiceLine } from './returns/return-invoice-line.entity.js';
import { ReturnInvoice } from './returns/return-invoice.entity.js';
import { ReturnsController } from './returns/returns.controller.js';
import { settings } from './settings.js';
import { CreateWaiting1764000001007 } from './waiting/create-waiting.migration.js';
import { HearOfStock } from './waiting/hear-of-stock.js';
import { HoldWithoutStock } from './waiting/hold-without-stock.js';
import { UnansweredOrders } from './waiting/unanswered-orders.js';
import { WaitingOrders } from './waiting/waiting-orders.js';
import { OrderWebOrders } from './web-orders/order-web-orders.js';

@Module({
  controllers: [
    AccountsController,
    EmployeesController,
    SalesRepsController,
    PricesController,
    ProductsController,
    KdvClassesController,
    FxRatesController,
    OrdersController,
    InvoicesController,
    ReturnsController,
    PaymentsController,
    WorkItemsController,
    OrderReceivedSales,
    OrderWebOrders,
    InvoiceOnReservation,
    InvoiceAfterDespatch,
    BookReceivedReturn,
    HoldWithoutStock,
    HearOfStock,
  ],
  providers: [WaitingOrders, HeldOrders, UnansweredOrders],
})
export class ErpCoreModule {}

/**
 * Accounts, employees, products and their prices, orders with their credit check and their waiting, invoices, return
 * invoices, payments and the work they leave to clerks.
 */
export const erpCore = defineService({
  name: 'erp-core',
  source: '/erp/core',
  module: ErpCoreModule,
  entities: [
    Account,
    AccountIdentity,
    Employee,
    EmployeeIdentity,
    SalesRep,
    Product,
    ProductPrice,
    KdvRate,
    FxRate,
    Order,
    OrderLine,
    Invoice,
    InvoiceLine,
    ReturnInvoice,
    ReturnInvoiceLine,
    Payment,
    PaymentMatchRow,
    WorkItem,
  ],
  migrations: [
    CreateAccounts1764000001001,
    CreateProducts1764000001002,
    CreateKdvRates1764000001003,
    CreateOrders1764000001004,
    CreateInvoices1764000001005,
    CreateReturnInvoices1764000001006,
    CreateWaiting1764000001007,
    CreateFxRates1764000001008,
    CreateProductPrices1764000001009,
    CreateAccountIdentities1764000001010,
    CreateCreditHolds1764000001011,
    CreatePeople1764000001012,
    CreatePayments1764000001030,
  ],
  consumes: true,
  // Sales without a customer share a few retail accounts.
  concurrency: 1,
  config: settings,
});
