import { businessDay, identifier } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Command, Commands, Endpoint } from '@kervan/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { listReturns, readReturn } from './read-returns.js';
import { NewReturn, ReturnPage, ReturnQuery, ReturnView } from './returns.schema.js';
import { takeReturn } from './take-return.js';

@Controller('api/returns')
export class ReturnsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Post()
  @Command({
    summary: "Takes a customer's return invoice; the balance falls by its gross.",
    returns: ReturnView,
    status: 201,
  })
  take(@Body({ schema: NewReturn }) given: NewReturn): Promise<ReturnView> {
    const { accountNo, documentNo, relatedInvoiceNo = null, issueDate = businessDay() } = given;
    return this.commands.run({
      work: (tx) => takeReturn(tx, { ...given, relatedInvoiceNo, issueDate }),
      answer: (db) => readReturn(db, { accountNo, documentNo }),
    });
  }

  @Get()
  @Endpoint({ summary: 'Return invoices by number, without their lines.', returns: ReturnPage })
  list(@Query({ schema: ReturnQuery }) query: ReturnQuery): Promise<ReturnPage> {
    return this.work.run(({ db }) => listReturns(db, query));
  }

  @Get(':invoiceNo')
  @Endpoint({ summary: 'A return invoice with its lines.', returns: ReturnView })
  get(@Param('invoiceNo', { schema: identifier }) invoiceNo: string): Promise<ReturnView> {
    return this.work.run(({ db }) => readReturn(db, { invoiceNo }));
  }
}
