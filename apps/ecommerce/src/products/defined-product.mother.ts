import type { DataOf, UrunTanimlandi } from '@kervan/contracts';

type Definition = DataOf<typeof UrunTanimlandi>;

/** A product that is kept in stock and has a description, unless said otherwise. */
export function definedProduct(sku: string, other: Partial<Definition> = {}): Definition {
  return { sku, unit: 'C62', description: `Article ${sku}`, kdvClass: 'GENERAL', stocked: true, ...other };
}
