import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';
import { settings } from './settings.js';
import { CreateStock1764100001003 } from './stock/create-stock.migration.js';
import { StockItemRow } from './stock/stock-item.entity.js';
import { StockMovement } from './stock/stock-movement.entity.js';
import { Product } from './products/product.entity.js';

@Module({})
export class WarehouseModule {}

/** Depots, stock, reservations, despatches and goods received. */
export const warehouse = defineService({
  name: 'warehouse',
  source: '/erp/warehouse',
  module: WarehouseModule,
  entities: [Product, StockItemRow, StockMovement],
  migrations: [CreateStock1764100001003],
  consumes: true,
  config: settings,
});
