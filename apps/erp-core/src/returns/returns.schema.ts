import {
  currency,
  day,
  decimal,
  identifier,
  KdvOfRate,
  positiveDecimal,
  PricedLine,
} from '@kervan/contracts';
import { pageOf, pageRequest } from '@kervan/service';
import { z } from 'zod';
import { documentDay } from '../documents/document-day.js';
import { impersonal } from '../identity/impersonal.schema.js';

export const NewReturn = z
  .strictObject({
    /** Number on the customer's document. */
    documentNo: impersonal,
    accountNo: impersonal,
    /** Invoice that the goods were sold with: they come back at its prices, rates and exchange rate. */
    relatedInvoiceNo: impersonal.optional(),
    /** Default: today in Europe/Istanbul. */
    issueDate: documentDay.optional(),
    currency,
    lines: z
      .array(
        z.strictObject({
          sku: identifier,
          quantity: positiveDecimal,
          /** Net of KDV; default: the price of the product on the day. That of the related invoice, where one is named. */
          unitPrice: decimal.refine((price) => !price.startsWith('-'), 'must not be negative').optional(),
        }),
      )
      .min(1)
      .max(1000),
  })
  .meta({ id: 'NewReturn' });
export type NewReturn = z.output<typeof NewReturn>;

const head = z.object({
  invoiceNo: identifier,
  documentNo: identifier,
  relatedInvoiceNo: identifier.nullable(),
  accountNo: identifier,
  issueDate: day,
  currency,
  /** TRY for one unit of the currency; null for TRY itself. */
  fxRate: decimal.nullable(),
  net: decimal,
  kdv: decimal,
  gross: decimal,
});

export const ReturnHeadView = head.meta({ id: 'ReturnHead' });
export type ReturnHeadView = z.output<typeof ReturnHeadView>;

export const ReturnView = head
  .extend({ lines: z.array(PricedLine), kdvSummary: z.array(KdvOfRate) })
  .meta({ id: 'Return' });
export type ReturnView = z.output<typeof ReturnView>;

export const ReturnPage = pageOf(ReturnHeadView, 'ReturnPage');
export type ReturnPage = z.output<typeof ReturnPage>;

export const ReturnQuery = pageRequest.extend({
  accountNo: identifier.optional(),
  relatedInvoiceNo: identifier.optional(),
});
export type ReturnQuery = z.output<typeof ReturnQuery>;
