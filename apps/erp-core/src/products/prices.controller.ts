import { day, identifier } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Command, Commands, Endpoint, pageRequest, type PageRequest } from '@kervan/service';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { impersonal } from '../identity/impersonal.schema.js';
import { Loaded } from '../loaded.js';
import { findPrice, lockPrice } from './find-price.js';
import { NewPrice, PriceBatch, PricePage, PriceView } from './prices.schema.js';
import { readPrices } from './read-prices.js';
import { setPrices } from './set-prices.js';

@Controller('api/products')
export class PricesController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Post('prices/batch')
  @Command({
    summary: 'Sets dated prices; those that exist with the same content stay unchanged.',
    returns: Loaded,
    conditional: false,
  })
  load(@Body({ schema: PriceBatch }) { prices }: PriceBatch): Promise<Loaded> {
    return this.commands.run({
      work: (tx) => setPrices(tx, prices),
      answer: (_db, loaded) => Promise.resolve(loaded),
    });
  }

  @Put(':sku/prices/:priceList/:validFrom')
  @Command({ summary: 'Sets the price of a product in a price list from a day on.', returns: PriceView })
  set(
    @Param('sku', { schema: identifier }) sku: string,
    @Param('priceList', { schema: impersonal }) priceList: string,
    @Param('validFrom', { schema: day }) validFrom: string,
    @Body({ schema: NewPrice }) price: NewPrice,
  ): Promise<PriceView> {
    const key = { sku, priceList, validFrom };
    return this.commands.run({
      work: async (tx, precondition) => {
        precondition(await lockPrice(tx.db, key));
        await setPrices(tx, [{ ...key, ...price }]);
      },
      answer: (db) => findPrice(db, key),
    });
  }

  @Get(':sku/prices')
  @Endpoint({ summary: 'The dated prices of a product, by list and day.', returns: PricePage })
  list(
    @Param('sku', { schema: identifier }) sku: string,
    @Query({ schema: pageRequest }) page: PageRequest,
  ): Promise<PricePage> {
    return this.work.run(({ db }) => readPrices(db, sku, page));
  }
}
