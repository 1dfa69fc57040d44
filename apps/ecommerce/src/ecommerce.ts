import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { CreateOrderSteps1764300001004 } from './orders/create-order-steps.migration.js';
import { FollowOrders } from './orders/follow-orders.js';
import { OrderStep } from './orders/order-step.entity.js';
import { OrdersController } from './orders/orders.controller.js';
import { CreatePrices1764300001002 } from './prices/create-prices.migration.js';
import { LearnPrices } from './prices/learn-prices.js';
import { Price } from './prices/price.entity.js';
import { CreateProducts1764300001001 } from './products/create-products.migration.js';
import { LearnProducts } from './products/learn-products.js';
import { Product } from './products/product.entity.js';
import { CreateStockLevels1764300001003 } from './stock/create-stock-levels.migration.js';
import { FollowStock } from './stock/follow-stock.js';
import { StockLevel } from './stock/stock-level.entity.js';
import { StockController } from './stock/stock.controller.js';
import { CreateWebOrders1764300001005 } from './web-orders/create-web-orders.migration.js';
import { WebOrderLine } from './web-orders/web-order-line.entity.js';
import { WebOrder } from './web-orders/web-order.entity.js';
import { WebOrdersController } from './web-orders/web-orders.controller.js';

@Module({
  controllers: [
    LearnProducts,
    LearnPrices,
    FollowStock,
    FollowOrders,
    CatalogueController,
    StockController,
    OrdersController,
    WebOrdersController,
  ],
})
export class EcommerceModule {}

/** Catalogue, prices, sellable stock and web orders. */
export const ecommerce = defineService({
  name: 'ecommerce',
  source: '/erp/ecommerce',
  module: EcommerceModule,
  entities: [Product, Price, StockLevel, OrderStep, WebOrder, WebOrderLine],
  migrations: [
    CreateProducts1764300001001,
    CreatePrices1764300001002,
    CreateStockLevels1764300001003,
    CreateOrderSteps1764300001004,
    CreateWebOrders1764300001005,
  ],
  consumes: true,
});
