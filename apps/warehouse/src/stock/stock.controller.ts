import { identifier, KervanError } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Command, Commands, CONFIG, Endpoint, type ConfigOf } from '@kervan/service';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import type { settings } from '../settings.js';
import { openStock } from './open-stock.js';
import { readStock } from './read-stock.js';
import { Opened, Opening, StockView } from './stock.schema.js';

@Controller('api/stock')
export class StockController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly commands: Commands,
    @Inject(CONFIG) private readonly config: ConfigOf<typeof settings>,
  ) {}

  @Post('opening')
  @Command({
    summary: 'Opens the stock of a depot; items that were opened with the same content stay unchanged.',
    returns: Opened,
    conditional: false,
  })
  open(@Body({ schema: Opening }) opening: Opening): Promise<Opened> {
    return this.commands.run({
      work: (tx) => openStock(tx, opening, this.config.CURRENCY),
      answer: (_, opened) => Promise.resolve(opened),
    });
  }

  @Get(':sku')
  @Endpoint({ summary: 'What every depot holds of a product.', returns: StockView })
  async get(@Param('sku', { schema: identifier }) sku: string): Promise<StockView> {
    const items = await this.work.run((tx) => readStock(tx.db, sku));
    if (items.length === 0)
      throw new KervanError('STOCK_ITEM_NOT_FOUND', `product ${sku} was never in stock`);
    return { sku, items };
  }
}
