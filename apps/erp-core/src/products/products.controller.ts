import { identifier, KervanError } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Endpoint } from '@kervan/service';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Loaded } from '../loaded.js';
import { loadProducts } from './load-products.js';
import { Product } from './product.entity.js';
import { ProductBatch, ProductView } from './products.schema.js';

@Controller('api/products')
export class ProductsController {
  constructor(private readonly work: UnitOfWork) {}

  @Post('batch')
  @Endpoint({
    summary: 'Defines products; those that exist with the same content stay unchanged.',
    returns: Loaded,
  })
  load(@Body({ schema: ProductBatch }) { products }: ProductBatch): Promise<Loaded> {
    return this.work.run((tx) => loadProducts(tx, products));
  }

  @Get(':sku')
  @Endpoint({ summary: 'A product.', returns: ProductView })
  async get(@Param('sku', { schema: identifier }) sku: string): Promise<ProductView> {
    const product = await this.work.run((tx) => tx.db.findOne(Product, { sku }));
    if (!product) throw new KervanError('PRODUCT_NOT_FOUND', `product ${sku} is not known`);
    return product;
  }
}
