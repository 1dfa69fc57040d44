import { z } from 'zod';
import { Code, Currency, Day, Decimal } from './fields.js';
import { DespatchLine, Item, OrderLine, Price } from './line.js';
import { Party } from './party.js';
import { AllowanceCharge, Tax, TaxSubtotal } from './tax.js';

const head = {
  number: Code,
  issueDate: Day,
  seller: Party,
  buyer: Party,
};

export const CanonicalOrder = z.object({
  kind: z.literal('order'),
  ...head,
  currency: Currency.nullable(),
  lines: z.array(OrderLine),
});
export type CanonicalOrder = z.output<typeof CanonicalOrder>;

export const CanonicalDespatch = z.object({
  kind: z.literal('despatch'),
  ...head,
  orderNo: Code.nullable(),
  lines: z.array(DespatchLine),
});
export type CanonicalDespatch = z.output<typeof CanonicalDespatch>;

export const InvoiceLine = z.object({
  no: Code,
  item: Item,
  quantity: Decimal,
  unit: Code.nullable(),
  price: Price.nullable(),
  /** After the line's allowances and charges, without tax. */
  net: Decimal,
  taxes: z.array(Tax),
  allowanceCharges: z.array(AllowanceCharge),
});
export type InvoiceLine = z.output<typeof InvoiceLine>;

/** Null: the document does not say it. */
export const InvoiceTotals = z.object({
  lineNet: Decimal.nullable(),
  allowance: Decimal.nullable(),
  charge: Decimal.nullable(),
  taxExclusive: Decimal.nullable(),
  tax: Decimal.nullable(),
  taxInclusive: Decimal.nullable(),
  prepaid: Decimal.nullable(),
  rounding: Decimal.nullable(),
  payable: Decimal,
});
export type InvoiceTotals = z.output<typeof InvoiceTotals>;

export const CanonicalInvoice = z.object({
  kind: z.literal('invoice'),
  ...head,
  /** `380` invoice, `381` credit note (UNTDID 1001). */
  typeCode: Code,
  /** UBL-TR: TEMELFATURA, TICARIFATURA and SATIS, IADE, ISTISNA, TEVKIFAT; null elsewhere. */
  turkish: z.object({ profile: Code, type: Code, uuid: Code.nullable() }).nullable(),
  dueDate: Day.nullable(),
  currency: Currency.nullable(),
  orderNo: Code.nullable(),
  lines: z.array(InvoiceLine),
  allowanceCharges: z.array(AllowanceCharge),
  /** In the order of scheme, category and rate. */
  taxes: z.array(TaxSubtotal),
  withheld: z.array(TaxSubtotal),
  totals: InvoiceTotals,
});
export type CanonicalInvoice = z.output<typeof CanonicalInvoice>;

export const CanonicalProduct = z.object({
  kind: z.literal('product'),
  sku: Code,
  name: z.string().max(1000).nullable(),
  standardId: Code.nullable(),
  unit: Code.nullable(),
  group: Code.nullable(),
});
export type CanonicalProduct = z.output<typeof CanonicalProduct>;

export const CanonicalStockChange = z.object({
  kind: z.literal('stock'),
  /** Null: the source has none. */
  number: Code.nullable(),
  sku: Code,
  depot: Code.nullable(),
  day: Day,
  quantity: Decimal,
  /** `change`: by so much; `level`: so much is there. */
  meaning: z.literal(['change', 'level']),
});
export type CanonicalStockChange = z.output<typeof CanonicalStockChange>;

/** What every format becomes before anything is looked up or decided. */
export const CanonicalDocument = z.discriminatedUnion('kind', [
  CanonicalOrder,
  CanonicalInvoice,
  CanonicalDespatch,
  CanonicalProduct,
  CanonicalStockChange,
]);
export type CanonicalDocument = z.output<typeof CanonicalDocument>;
