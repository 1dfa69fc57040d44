import { businessDay, identifier } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Endpoint, pageRequest, type PageRequest } from '@kervan/service';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ActivityPage } from '../activity/activity.schema.js';
import { readActivity } from '../activity/read-activity.js';
import { OpenItemPage } from '../open-items/open-items.schema.js';
import { readOpenItems } from '../open-items/read-open-items.js';
import { CustomerListRequest, CustomerPage, CustomerView, ViewRequest } from './customers.schema.js';
import { readCustomer } from './read-customer.js';
import { readSummaries, readSummary } from './read-summaries.js';

@Controller('api/accounts')
export class CustomersController {
  constructor(private readonly work: UnitOfWork) {}

  @Get()
  @Endpoint({ summary: 'Customer accounts with what they owe and have ordered.', returns: CustomerPage })
  list(@Query({ schema: CustomerListRequest }) request: CustomerListRequest): Promise<CustomerPage> {
    return this.work.run(({ db }) => readSummaries(db, request.asOf ?? businessDay(), request));
  }

  @Get(':accountNo')
  @Endpoint({ summary: 'Everything that is known of a customer account.', returns: CustomerView })
  get(
    @Param('accountNo', { schema: identifier }) accountNo: string,
    @Query({ schema: ViewRequest }) { asOf = businessDay() }: ViewRequest,
  ): Promise<CustomerView> {
    return this.work.run(({ db }) => readCustomer(db, accountNo, asOf));
  }

  @Get(':accountNo/open-items')
  @Endpoint({ summary: 'What is open of an account, by document number.', returns: OpenItemPage })
  openItems(
    @Param('accountNo', { schema: identifier }) accountNo: string,
    @Query({ schema: pageRequest }) request: PageRequest,
  ): Promise<OpenItemPage> {
    return this.work.run(async ({ db }) => {
      const { summary } = await readSummary(db, businessDay(), accountNo);
      return readOpenItems(db, summary, request);
    });
  }

  @Get(':accountNo/activity')
  @Endpoint({ summary: 'What happened with an account, latest first.', returns: ActivityPage })
  activity(
    @Param('accountNo', { schema: identifier }) accountNo: string,
    @Query({ schema: pageRequest }) request: PageRequest,
  ): Promise<ActivityPage> {
    return this.work.run(async ({ db }) => {
      await readSummary(db, businessDay(), accountNo);
      return readActivity(db, accountNo, request);
    });
  }
}
