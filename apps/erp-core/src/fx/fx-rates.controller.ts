import { UnitOfWork } from '@kervan/outbox';
import { Command, Commands, Endpoint } from '@kervan/service';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { foreignCurrency, FxRates, FxRatesView } from './fx-rates.schema.js';
import { readFxRates } from './read-fx-rates.js';
import { setFxRates } from './set-fx-rates.js';

@Controller('api/fx-rates')
export class FxRatesController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Put(':currency')
  @Command({
    summary: 'Replaces the dated exchange rates of a currency; issued documents keep theirs.',
    returns: FxRatesView,
  })
  set(
    @Param('currency', { schema: foreignCurrency }) currency: string,
    @Body({ schema: FxRates }) { rates }: FxRates,
  ): Promise<FxRatesView> {
    return this.commands.run({
      work: (tx, precondition) => setFxRates(tx, precondition, { currency, rates }),
      answer: (db) => readFxRates(db, currency),
    });
  }

  @Get(':currency')
  @Endpoint({ summary: 'The dated exchange rates of a currency, earliest first.', returns: FxRatesView })
  get(@Param('currency', { schema: foreignCurrency }) currency: string): Promise<FxRatesView> {
    return this.work.run(({ db }) => readFxRates(db, currency));
  }
}
