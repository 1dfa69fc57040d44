import { z } from 'zod';
import { isoScheme } from '../../canonical/in-order.js';

/** Where a field comes from: a column, the first of several that says something, or what the source always means. */
export const Source = z.union([
  z.string().min(1),
  z.array(z.string().min(1)).min(1),
  z.strictObject({ constant: z.string().min(1) }),
]);
export type Source = z.output<typeof Source>;

const PartyLayout = z.strictObject({
  taxId: Source.optional(),
  id: Source.optional(),
  /** List from which the id is: GLN is `0088`. */
  scheme: z.string().optional(),
  country: Source.optional(),
});
export type PartyLayout = z.output<typeof PartyLayout>;

const LineLayout = z.strictObject({
  /** Left out: lines are numbered from 1 in the order of the file. */
  no: Source.optional(),
  sellersId: Source.optional(),
  buyersId: Source.optional(),
  standardId: Source.optional(),
  standardScheme: z.string().default(isoScheme.gtin),
  name: Source.optional(),
  quantity: Source,
  unit: Source.optional(),
  price: Source.optional(),
  priceBase: Source.default({ constant: '1' }),
  /** Left out: an order does not say it; that of an invoice is quantity times price, half-up to 2 places. */
  net: Source.optional(),
  deliveryDate: Source.optional(),
});
export type LineLayout = z.output<typeof LineLayout>;

const head = {
  number: Source,
  issueDate: Source,
  seller: PartyLayout,
  buyer: PartyLayout,
  currency: Source.optional(),
  line: LineLayout,
};

export const DocumentLayout = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('order'), ...head }),
  z.strictObject({
    kind: z.literal('invoice'),
    ...head,
    /** UNTDID 1001: `380` invoice, `381` credit note. */
    typeCode: z.string(),
    orderNo: Source.optional(),
    dueDate: Source.optional(),
    /** The source writes what is given back with a minus: quantities and amounts are turned. */
    turned: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('product'),
    sku: Source,
    name: Source.optional(),
    standardId: Source.optional(),
    unit: Source.optional(),
    group: Source.optional(),
  }),
  z.strictObject({
    kind: z.literal('stock'),
    number: Source.optional(),
    sku: Source,
    depot: Source.optional(),
    day: Source,
    quantity: Source,
    meaning: z.literal(['change', 'level']),
  }),
  z.strictObject({ kind: z.literal('refused'), reason: z.string().max(200) }),
]);
export type DocumentLayout = z.output<typeof DocumentLayout>;

/** A condition on the rows of a document; all that are given must hold. */
const Condition = z.strictObject({
  column: z.string(),
  /** Of the first row. */
  startsWith: z.string().min(1).optional(),
  /** Sign of the first row's value. */
  first: z.literal('negative').optional(),
  /** Sign of at least one row's value. */
  some: z.literal('positive').optional(),
});
export type Condition = z.output<typeof Condition>;

/** How rows become documents. */
export const RowMapping = z.strictObject({
  /**
   * `row`: each row is a document. `together`: rows of a document follow each other. `file`: they may lie apart; they are
   * kept to the end of the file.
   */
  rows: z.literal(['row', 'together', 'file']),
  /** Column whose value is the same for the rows of a document; needed unless each row is one. */
  key: z.string().optional(),
  /** Rows that are of no document, and why: the first whose conditions hold. */
  reject: z
    .array(z.strictObject({ when: z.array(Condition).min(1), reason: z.string().max(200) }))
    .default([]),
  /** The first whose conditions hold says what the rows become. */
  become: z.array(z.strictObject({ when: z.array(Condition).default([]), document: DocumentLayout })).min(1),
});
export type RowMapping = z.output<typeof RowMapping>;
