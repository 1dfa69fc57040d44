import { identifier } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Endpoint } from '@kervan/service';
import { Controller, Get, Param } from '@nestjs/common';
import { readStock } from './read-stock.js';
import { StockView } from './stock.schema.js';

@Controller('api/stock')
export class StockController {
  constructor(private readonly work: UnitOfWork) {}

  @Get(':sku')
  @Endpoint({
    summary: 'What can be sold of a product, and what every depot holds of it.',
    returns: StockView,
  })
  get(@Param('sku', { schema: identifier }) sku: string): Promise<StockView> {
    return this.work.run(({ db }) => readStock(db, sku));
  }
}
