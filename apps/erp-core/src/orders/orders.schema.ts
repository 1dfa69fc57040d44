import {
  currency,
  day,
  decimal,
  identifier,
  invoiceType,
  invoicingPolicy,
  positiveDecimal,
  PricedLine,
} from '@kervan/contracts';
import { pageOf, pageRequest } from '@kervan/service';
import { z } from 'zod';
import { documentDay } from '../documents/document-day.js';
import { impersonal } from '../identity/impersonal.schema.js';
import { orderStates } from './order-state.js';

const onlyFor = (type: string) => `must be given for ${type}, and for nothing else`;

const NewOrderLine = z.strictObject({
  sku: identifier,
  quantity: positiveDecimal,
  /** Net of KDV; default: the price of the product on the day of the order. */
  unitPrice: decimal.refine((price) => !price.startsWith('-'), 'must not be negative').optional(),
});

export const NewOrder = z
  .strictObject({
    /** The caller's number: a repeated request finds its order instead of making a second one. */
    orderNo: impersonal.refine(
      (orderNo) => !orderNo.startsWith('WEB-'),
      'must not begin with WEB-, as those of web orders do',
    ),
    accountNo: impersonal,
    currency,
    /** Default: today in Europe/Istanbul. */
    businessDate: documentDay.optional(),
    /** Whether less than the whole order may be delivered; what is missing then is given up. */
    partial: z.boolean().default(false),
    /** SATIS a domestic sale, ISTISNA one that is exempt from KDV, TEVKIFAT one whose buyer withholds KDV. */
    invoiceType: invoiceType.default('SATIS'),
    /** ISTISNA only: code of the exemption, `301` for the export of goods. */
    exemptionCode: impersonal.optional(),
    /** TEVKIFAT only: tenths of the KDV that the buyer pays to the tax office. */
    withholdingTenths: z.int().min(1).max(10).optional(),
    /** Numbered from 1 in their order. */
    lines: z.array(NewOrderLine).min(1).max(1000),
  })
  .refine((order) => (order.invoiceType === 'ISTISNA') === (order.exemptionCode !== undefined), {
    path: ['exemptionCode'],
    message: onlyFor('ISTISNA'),
  })
  .refine((order) => (order.invoiceType === 'TEVKIFAT') === (order.withholdingTenths !== undefined), {
    path: ['withholdingTenths'],
    message: onlyFor('TEVKIFAT'),
  })
  .meta({ id: 'NewOrder' });
export type NewOrder = z.output<typeof NewOrder>;

const head = z.object({
  orderNo: identifier,
  accountNo: identifier,
  businessDate: day,
  currency,
  net: decimal,
  kdv: decimal,
  gross: decimal,
  state: z.literal(orderStates),
  holdReason: z.literal(['CREDIT', 'STOCK', 'MANUAL']).nullable(),
  invoicing: invoicingPolicy,
  partial: z.boolean(),
  invoiceType,
  exemptionCode: identifier.nullable(),
  withholdingTenths: z.int().nullable(),
  workOrderNo: identifier,
  version: z.int(),
});

export const OrderHeadView = head.meta({ id: 'OrderHead' });
export type OrderHeadView = z.output<typeof OrderHeadView>;

export const OrderView = head.extend({ lines: z.array(PricedLine) }).meta({ id: 'Order' });
export type OrderView = z.output<typeof OrderView>;

export const OrderPage = pageOf(OrderHeadView, 'OrderPage');
export type OrderPage = z.output<typeof OrderPage>;

export const OrderQuery = pageRequest.extend({
  state: z.literal(orderStates).optional(),
  accountNo: identifier.optional(),
});
export type OrderQuery = z.output<typeof OrderQuery>;
