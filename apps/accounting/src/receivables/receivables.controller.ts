import { businessDay, day, identifier, KervanError } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Command, Commands, Endpoint, pageRequest, type Page } from '@kervan/service';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Ageing, ageing } from './ageing.js';
import { bookDoubtfulReceivable } from './book-doubtful-receivable.js';
import {
  DoubtfulReceivablePage,
  DoubtfulReceivableView,
  NewDoubtfulReceivable,
} from './doubtful-receivables.schema.js';
import { readDoubtfulReceivables } from './read-doubtful-receivables.js';

const ageingQuery = pageRequest.extend({
  /** Default: today in Europe/Istanbul. */
  asOf: day.optional(),
});

const doubtfulQuery = pageRequest.extend({ accountNo: identifier.optional() });

@Controller('api')
export class ReceivablesController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Get('receivables/ageing')
  @Endpoint({
    summary: 'Receivables by the days they are overdue at the end of a day, per account and in total.',
    returns: Ageing,
  })
  ageing(@Query({ schema: ageingQuery }) { asOf, ...page }: z.output<typeof ageingQuery>): Promise<Ageing> {
    return this.work.run(({ db }) => ageing(db, asOf ?? businessDay(), page));
  }

  @Get('doubtful-receivables')
  @Endpoint({
    summary: 'Doubtful receivables by number, also of one account alone.',
    returns: DoubtfulReceivablePage,
  })
  list(
    @Query({ schema: doubtfulQuery }) { accountNo, ...page }: z.output<typeof doubtfulQuery>,
  ): Promise<Page<DoubtfulReceivableView>> {
    return this.work.run(({ db }) => readDoubtfulReceivables(db, { accountNo }, page));
  }

  @Post('doubtful-receivables')
  @Command({
    summary: 'Declares a receivable of an account doubtful, and sets aside what may be lost.',
    returns: DoubtfulReceivableView,
    status: 201,
  })
  book(
    @Body({ schema: NewDoubtfulReceivable }) receivable: NewDoubtfulReceivable,
  ): Promise<DoubtfulReceivableView> {
    return this.commands.run({
      work: (tx) => bookDoubtfulReceivable(tx, receivable),
      answer: async (db, booked) => {
        const documentNo = await booked.documentNo;
        const { items } = await readDoubtfulReceivables(db, { documentNo }, { limit: 1 });
        return items[0] ?? new KervanError('INTERNAL', `${documentNo} is not to be read`);
      },
    });
  }
}
