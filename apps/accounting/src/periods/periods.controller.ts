import { period as month } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Command, Commands, Endpoint, pageRequest, type Page, type PageRequest } from '@kervan/service';
import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { closePeriod } from './close-period.js';
import { PeriodPage, PeriodView } from './periods.schema.js';
import { readPeriod, readPeriods } from './read-periods.js';

@Controller('api/periods')
export class PeriodsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Get()
  @Endpoint({ summary: 'Periods of the books, closed and open, by month.', returns: PeriodPage })
  list(@Query({ schema: pageRequest }) page: PageRequest): Promise<Page<PeriodView>> {
    return this.work.run(({ db }) => readPeriods(db, page));
  }

  @Get(':period')
  @Endpoint({ summary: 'A period of the books.', returns: PeriodView })
  get(@Param('period', { schema: month }) period: string): Promise<PeriodView> {
    return this.work.run(({ db }) => readPeriod(db, period));
  }

  @Post(':period/close')
  @Command({
    summary: 'Closes a period for good; what comes late is posted to the first open day.',
    returns: PeriodView,
  })
  close(@Param('period', { schema: month }) period: string): Promise<PeriodView> {
    return this.commands.run({
      work: (tx, precondition) => closePeriod(tx, precondition, period),
      answer: (db) => readPeriod(db, period),
    });
  }
}
