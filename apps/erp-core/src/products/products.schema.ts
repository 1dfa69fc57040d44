import { identifier } from '@kervan/contracts';
import { pageOf } from '@kervan/service';
import { z } from 'zod';
import { eachOnce } from '../each-once.js';
import { impersonal } from '../identity/impersonal.schema.js';

const LARGEST_BATCH = 1000;

export const ProductView = z
  .object({
    /** Compared byte by byte: `85123A` and `85123a` are two products. */
    sku: identifier,
    /** UN/ECE Recommendation 20 code: C62 piece, KGM kilogram. */
    unit: identifier,
    /** What shops show. */
    description: z.string().min(1).max(256).nullable(),
    kdvClass: identifier,
    /** False for a service (postage, fees): it is sold without taking anything from stock. */
    stocked: z.boolean(),
  })
  .meta({ id: 'Product' });
export type ProductView = z.output<typeof ProductView>;

export const ProductPage = pageOf(ProductView, 'ProductPage');
export type ProductPage = z.output<typeof ProductPage>;

const { description, stocked } = ProductView.shape;

export const NewProduct = ProductView.extend({
  unit: impersonal,
  kdvClass: impersonal,
  description: description.default(null),
  stocked: stocked.default(true),
}).meta({ id: 'NewProduct' });
export type NewProduct = z.output<typeof NewProduct>;

export const ProductBatch = z
  .object({
    products: z
      .array(NewProduct)
      .min(1)
      .max(LARGEST_BATCH)
      .refine((products) => eachOnce(products, ({ sku }) => sku), 'must name each SKU once'),
  })
  .meta({ id: 'ProductBatch' });
export type ProductBatch = z.output<typeof ProductBatch>;
