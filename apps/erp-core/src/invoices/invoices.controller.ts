import { identifier } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Command, Commands, Endpoint } from '@kervan/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { findOrder } from '../orders/find-order.js';
import { cancelInvoice } from './cancel-invoice.js';
import { findInvoice } from './find-invoice.js';
import { invoiceAnew } from './invoice-anew.js';
import { InvoicePage, InvoiceQuery, InvoiceView, NewInvoice } from './invoices.schema.js';
import { listInvoices, readInvoice } from './read-invoices.js';

@Controller('api/invoices')
export class InvoicesController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  /** Goes on with the flow the order came from, as the cancellation does. */
  @Post()
  @Command({
    summary: 'Invoices an order anew whose invoice was cancelled; every first invoice is issued by itself.',
    returns: InvoiceView,
    status: 201,
  })
  async issue(@Body({ schema: NewInvoice }) { orderNo, issueDate }: NewInvoice): Promise<InvoiceView> {
    const order = await this.work.run(({ db }) => findOrder(db, orderNo));
    return this.commands.run({
      flow: order,
      work: (tx) => invoiceAnew(tx, order, issueDate),
      answer: (db, { invoiceNo }) => readInvoice(db, invoiceNo()),
    });
  }

  @Post(':invoiceNo/cancel')
  @Command({
    summary: 'Cancels an invoice of which nothing is paid or returned; its order may be invoiced anew.',
    returns: InvoiceView,
  })
  async cancel(@Param('invoiceNo', { schema: identifier }) invoiceNo: string): Promise<InvoiceView> {
    const { invoice, order } = await this.work.run(async ({ db }) => {
      const invoice = await findInvoice(db, invoiceNo);
      return { invoice, order: await findOrder(db, invoice.orderNo) };
    });
    return this.commands.run({
      flow: order,
      work: (tx, precondition) => cancelInvoice(tx, invoice, precondition),
      answer: (db) => readInvoice(db, invoiceNo),
    });
  }

  @Get()
  @Endpoint({ summary: 'Invoices by number, without their lines.', returns: InvoicePage })
  list(@Query({ schema: InvoiceQuery }) query: InvoiceQuery): Promise<InvoicePage> {
    return this.work.run(({ db }) => listInvoices(db, query));
  }

  @Get(':invoiceNo')
  @Endpoint({ summary: 'An invoice with its lines.', returns: InvoiceView })
  get(@Param('invoiceNo', { schema: identifier }) invoiceNo: string): Promise<InvoiceView> {
    return this.work.run(({ db }) => readInvoice(db, invoiceNo));
  }
}
