import { identifier } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Command, Commands, Endpoint, pageRequest, type PageRequest } from '@kervan/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Loaded } from '../loaded.js';
import { findProduct } from './find-product.js';
import { listProducts } from './list-products.js';
import { loadProducts } from './load-products.js';
import { NewProduct, ProductBatch, ProductPage, ProductView } from './products.schema.js';

@Controller('api/products')
export class ProductsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Post()
  @Command({
    summary: 'Defines a product; repeating the request changes nothing.',
    returns: ProductView,
    status: 201,
  })
  define(@Body({ schema: NewProduct }) product: NewProduct): Promise<ProductView> {
    return this.commands.run({
      work: (tx) => loadProducts(tx, [product]),
      answer: (db) => findProduct(db, product.sku),
    });
  }

  @Post('batch')
  @Command({
    summary: 'Defines products; those that exist with the same content stay unchanged.',
    returns: Loaded,
    conditional: false,
  })
  load(@Body({ schema: ProductBatch }) { products }: ProductBatch): Promise<Loaded> {
    return this.commands.run({
      work: (tx) => loadProducts(tx, products),
      answer: (_db, loaded) => Promise.resolve(loaded),
    });
  }

  @Get()
  @Endpoint({ summary: 'Products by SKU.', returns: ProductPage })
  list(@Query({ schema: pageRequest }) page: PageRequest): Promise<ProductPage> {
    return this.work.run(({ db }) => listProducts(db, page));
  }

  @Get(':sku')
  @Endpoint({ summary: 'A product.', returns: ProductView })
  get(@Param('sku', { schema: identifier }) sku: string): Promise<ProductView> {
    return this.work.run(({ db }) => findProduct(db, sku));
  }
}
