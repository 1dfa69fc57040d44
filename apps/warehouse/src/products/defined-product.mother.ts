import type { DataOf, UrunTanimlandi } from '@kervan/contracts';

/** A product, kept in stock unless said otherwise. */
export function definedProduct(sku: string, stocked = true): DataOf<typeof UrunTanimlandi> {
  return { sku, unit: 'C62', kdvClass: 'GENERAL', stocked };
}
