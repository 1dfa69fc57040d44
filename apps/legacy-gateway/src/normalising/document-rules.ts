import { currency, decimal, depotNo, identifier } from '@kervan/contracts';
import { z } from 'zod';
import { tableName } from '../mapping-tables/table-name.js';
import { documentSort } from './document-sort.js';

/** How the customer's account is found. Only companies are found by tax number: that of a person is known to the core alone. */
const AccountRule = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('taxId'),
    /** Account of all buyers that are persons; left out: their documents are faulty. */
    persons: identifier.optional(),
  }),
  z.strictObject({
    by: z.literal('id'),
    /** List that the buyer's id is from: `0088` is GLN. Null: the one that the document names no list for. */
    scheme: z.string().min(1).nullable().default(null),
    /** From the id to the account number; left out: they are the same. */
    mapping: tableName.optional(),
  }),
  z.strictObject({ by: z.literal('constant'), accountNo: identifier }),
]);
export type AccountRule = z.output<typeof AccountRule>;

/** How our product is found. */
const SkuRule = z.strictObject({
  by: z.literal(['sellersId', 'buyersId', 'standardId']).default('sellersId'),
  /** From that id to the SKU; left out: they are the same. */
  mapping: tableName.optional(),
});
export type SkuRule = z.output<typeof SkuRule>;

const UnitRule = z.strictObject({
  /** From the source's units to UN/ECE recommendation 20, asked before the units that everybody knows. */
  mapping: tableName.optional(),
  /** `product`: a quantity without unit is in the unit of its product. Left out: it is a fault. */
  absent: z.literal('product').optional(),
});

const DepotRule = z.strictObject({
  /** From the source's depots to ours; left out: they are the same. */
  mapping: tableName.optional(),
  /** The depot of a document that names none. */
  absent: depotNo.optional(),
});

const KdvClassRule = z.strictObject({
  /** From the group of a product to its KDV class; left out: products tell none. */
  ofGroup: tableName.optional(),
  /** From the KDV rate of a line, percent, to the KDV class that its product must have; left out: rates are not compared. */
  ofRate: tableName.optional(),
});

/** What a source says of its documents: facts that they do not carry, and how what they name is found here. */
export const DocumentRules = z
  .strictObject({
    /** Documents of other sorts are passed over. */
    takes: z.array(documentSort).min(1),
    /**
     * `once`: a document that comes again with other content is a conflict. `versions`: it is a new version, as of master
     * data and levels.
     */
    identity: z.literal(['once', 'versions']).default('once'),
    /** Currency of documents that name none. */
    currency: currency.optional(),
    /** Tax number of the seller where documents do not carry it. */
    seller: z.string().min(1).max(64).optional(),
    /** Whose numbers orders have. Two buyers may give the same one on a day: there it is `buyer`. */
    ordersNumberedBy: z.literal(['seller', 'buyer']).default('seller'),
    account: AccountRule.optional(),
    sku: SkuRule.default({ by: 'sellersId' }),
    unit: UnitRule.default({}),
    depot: DepotRule.default({}),
    kdvClass: KdvClassRule.default({}),
    /** By how much totals may differ from what their parts give, in the currency of the document. */
    tolerance: decimal.regex(/^\d/, 'must not be negative').default('0.00'),
  })
  .superRefine((rules, context) => {
    const fault = (path: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    const takes = (...sorts: readonly (typeof rules.takes)[number][]): boolean =>
      sorts.some((sort) => rules.takes.includes(sort));
    if (rules.account === undefined && takes('order', 'invoice', 'creditNote', 'despatch'))
      fault('account', 'must say how the account of a customer is found');
    if (rules.sku.by === 'standardId' && rules.sku.mapping === undefined)
      fault('sku', 'by standardId needs a mapping');
    if (rules.takes.includes('order') && rules.takes.includes('invoice'))
      fault('takes', 'must not have both order and invoice: each of them becomes a sale');
  });
export type DocumentRules = z.output<typeof DocumentRules>;
