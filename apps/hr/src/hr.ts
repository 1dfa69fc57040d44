import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';
import { Assignment } from './assignments/assignment.entity.js';
import { AssignmentsController } from './assignments/assignments.controller.js';
import { CreateAssignments1764400001002 } from './assignments/create-assignments.migration.js';
import { LearnAssignments } from './assignments/learn-assignments.js';
import { CommissionEntry } from './commissions/commission-entry.entity.js';
import { CreateCommissionEntries1764400001004 } from './commissions/create-commission-entries.migration.js';
import { SalesRecords } from './commissions/sales-records.js';
import { CreateEmployees1764400001001 } from './employees/create-employees.migration.js';
import { Employee } from './employees/employee.entity.js';
import { EmployeesController } from './employees/employees.controller.js';
import { LearnEmployees } from './employees/learn-employees.js';
import { CreateInvoices1764400001003 } from './invoices/create-invoices.migration.js';
import { FollowInvoices } from './invoices/follow-invoices.js';
import { FollowPayments } from './invoices/follow-payments.js';
import { InvoiceReturn } from './invoices/invoice-return.entity.js';
import { Invoice } from './invoices/invoice.entity.js';
import { settings } from './settings.js';

@Module({
  controllers: [
    EmployeesController,
    AssignmentsController,
    LearnEmployees,
    LearnAssignments,
    FollowInvoices,
    FollowPayments,
  ],
  providers: [SalesRecords],
})
export class HrModule {}

/** Employees, whom they serve, and the commissions they earn. */
export const hr = defineService({
  name: 'hr',
  source: '/erp/hr',
  module: HrModule,
  entities: [Employee, Assignment, Invoice, InvoiceReturn, CommissionEntry],
  migrations: [
    CreateEmployees1764400001001,
    CreateAssignments1764400001002,
    CreateInvoices1764400001003,
    CreateCommissionEntries1764400001004,
  ],
  consumes: true,
  config: settings,
});
