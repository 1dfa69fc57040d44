import { currency, day, decimal, identifier } from '@kervan/contracts';
import { pageOf, pageRequest } from '@kervan/service';
import { z } from 'zod';
import { priceList } from '../prices/price-list.js';

export const CatalogueRequest = pageRequest.extend({ priceList });
export type CatalogueRequest = z.output<typeof CatalogueRequest>;

export const ArticleRequest = CatalogueRequest.pick({ priceList: true });
export type ArticleRequest = z.output<typeof ArticleRequest>;

export const Article = z
  .object({
    sku: identifier,
    description: z.string().nullable(),
    /** UN/ECE Recommendation 20 code: C62 piece, KGM kilogram. */
    unit: identifier,
    /** Of today in Europe/Istanbul, net of KDV, per unit; null where the price list has none yet. */
    price: z.object({ price: decimal, currency, validFrom: day }).nullable(),
    /** On hand - reserved over all depots, zero or more; null for a service, which is always sellable. */
    sellable: decimal.nullable(),
  })
  .meta({ id: 'Article' });
export type Article = z.output<typeof Article>;

export const ArticlePage = pageOf(Article, 'ArticlePage');
export type ArticlePage = z.output<typeof ArticlePage>;
