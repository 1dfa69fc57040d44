import { businessDay, identifier } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Endpoint } from '@kervan/service';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { OnRequest, SalesRep } from './assignments.schema.js';
import { readSalesRep } from './read-sales-rep.js';

@Controller('api/accounts')
export class AssignmentsController {
  constructor(private readonly work: UnitOfWork) {}

  @Get(':accountNo/sales-rep')
  @Endpoint({ summary: 'Who serves an account on a day.', returns: SalesRep })
  salesRep(
    @Param('accountNo', { schema: identifier }) accountNo: string,
    @Query({ schema: OnRequest }) { on = businessDay() }: OnRequest,
  ): Promise<SalesRep> {
    return this.work.run(({ db }) => readSalesRep(db, accountNo, on));
  }
}
