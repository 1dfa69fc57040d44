import { identifier } from '@kervan/contracts';
import { z } from 'zod';

const LARGEST_BATCH = 1000;

export const ProductView = z
  .object({
    /** Compared byte by byte: `85123A` and `85123a` are two products. */
    sku: identifier,
    /** UN/ECE Recommendation 20 code: C62 piece, KGM kilogram. */
    unit: identifier,
    kdvClass: identifier,
    /** False for a service (postage, fees): it is sold without taking anything from stock. */
    stocked: z.boolean(),
  })
  .meta({ id: 'Product' });
export type ProductView = z.output<typeof ProductView>;

const NewProduct = ProductView.extend({ stocked: ProductView.shape.stocked.default(true) });

export const ProductBatch = z
  .object({
    products: z
      .array(NewProduct)
      .min(1)
      .max(LARGEST_BATCH)
      .refine((products) => new Set(products.map(({ sku }) => sku)).size === products.length, {
        message: 'must name each SKU once',
      }),
  })
  .meta({ id: 'ProductBatch' });
export type ProductBatch = z.output<typeof ProductBatch>;
