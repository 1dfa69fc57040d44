import { identifier } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Command, Commands, Endpoint, pageRequest, type PageRequest } from '@kervan/service';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { assignSalesRep } from './assign-sales-rep.js';
import { listSalesReps } from './list-sales-reps.js';
import { NewSalesRep, SalesRepPage, SalesRepView } from './sales-reps.schema.js';

@Controller('api/accounts/:accountNo')
export class SalesRepsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Put('sales-rep')
  @Command({ summary: 'Assigns a sales representative to an account from a day on.', returns: SalesRepView })
  assign(
    @Param('accountNo', { schema: identifier }) accountNo: string,
    @Body({ schema: NewSalesRep }) rep: NewSalesRep,
  ): Promise<SalesRepView> {
    return this.commands.run({
      work: (tx, precondition) => assignSalesRep(tx, precondition, { accountNo, ...rep }),
      answer: (_db, assignment) => Promise.resolve(assignment),
    });
  }

  @Get('sales-reps')
  @Endpoint({ summary: 'The assignments of an account in the order they were made.', returns: SalesRepPage })
  list(
    @Param('accountNo', { schema: identifier }) accountNo: string,
    @Query({ schema: pageRequest }) page: PageRequest,
  ): Promise<SalesRepPage> {
    return this.work.run(({ db }) => listSalesReps(db, accountNo, page));
  }
}
