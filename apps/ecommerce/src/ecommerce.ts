import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';

@Module({})
export class EcommerceModule {}

/** Catalogue, prices, sellable stock and web orders. */
export const ecommerce = defineService({
  name: 'ecommerce',
  source: '/erp/ecommerce',
  module: EcommerceModule,
  entities: [],
  migrations: [],
  consumes: true,
});
