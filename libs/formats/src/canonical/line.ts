import { z } from 'zod';
import { Code, Day, Decimal } from './fields.js';
import { SchemedId } from './party.js';

/** What is ordered, despatched or invoiced. */
export const Item = z.object({
  sellersId: Code.nullable(),
  buyersId: Code.nullable(),
  /** A GTIN of any length (EAN, UPC) under the scheme `0160`; others under the list that the document names. */
  standardId: SchemedId.nullable(),
  name: z.string().max(1000).nullable(),
});
export type Item = z.output<typeof Item>;

/** A price for `baseQuantity` units: SAP's PEINH and others price per 100. */
export const Price = z.object({ amount: Decimal, baseQuantity: Decimal });
export type Price = z.output<typeof Price>;

export const OrderLine = z.object({
  no: Code,
  item: Item,
  quantity: Decimal,
  /** UN/ECE recommendation 20 where the document has one: `C62`, `KGM`. */
  unit: Code.nullable(),
  price: Price.nullable(),
  net: Decimal.nullable(),
  deliveryDate: Day.nullable(),
});
export type OrderLine = z.output<typeof OrderLine>;

export const DespatchLine = z.object({
  no: Code,
  item: Item,
  quantity: Decimal,
  unit: Code.nullable(),
  orderNo: Code.nullable(),
  orderLineNo: Code.nullable(),
});
export type DespatchLine = z.output<typeof DespatchLine>;
