import { identifier, KervanError } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Endpoint, toPage } from '@kervan/service';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { PricePage, PricesRequest } from '../prices/prices.schema.js';
import { readPrices } from '../prices/read-prices.js';
import { Article, ArticlePage, ArticleRequest, CatalogueRequest } from './catalogue.schema.js';
import { readArticle, readCatalogue } from './read-catalogue.js';

@Controller('api/catalogue')
export class CatalogueController {
  constructor(private readonly work: UnitOfWork) {}

  @Get()
  @Endpoint({
    summary: 'Products with their price of today and what can be sold, by SKU.',
    returns: ArticlePage,
  })
  async list(@Query({ schema: CatalogueRequest }) request: CatalogueRequest): Promise<ArticlePage> {
    const { priceList, after = '', limit } = request;
    const articles = await this.work.run(({ db }) => readCatalogue(db, priceList, after, limit + 1));
    return toPage(articles, request, ({ sku }) => sku);
  }

  @Get(':sku')
  @Endpoint({ summary: 'A product with its price of today and what can be sold.', returns: Article })
  async get(
    @Param('sku', { schema: identifier }) sku: string,
    @Query({ schema: ArticleRequest }) request: ArticleRequest,
  ): Promise<Article> {
    return found(sku, await this.work.run(({ db }) => readArticle(db, request.priceList, sku)));
  }

  @Get(':sku/prices')
  @Endpoint({
    summary: 'The prices of a product in a price list, past and coming, by day.',
    returns: PricePage,
  })
  async prices(
    @Param('sku', { schema: identifier }) sku: string,
    @Query({ schema: PricesRequest }) request: PricesRequest,
  ): Promise<PricePage> {
    const prices = await this.work.run(async ({ db }) => {
      found(sku, await readArticle(db, request.priceList, sku));
      return readPrices(db, sku, request);
    });
    return toPage(prices, request, ({ validFrom }) => validFrom);
  }
}

/** @throws KervanError PRODUCT_NOT_FOUND */
function found(sku: string, article: Article | undefined): Article {
  if (article) return article;
  throw new KervanError('PRODUCT_NOT_FOUND', `product ${sku} is not in the catalogue`);
}
