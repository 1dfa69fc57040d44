import { currency, day, decimal, identifier, invoicingPolicy, PricedLine } from '@kervan/contracts';
import { z } from 'zod';
import { orderStates } from './order-state.js';

export const NewOrder = z
  .object({
    /** The caller's number: a repeated request finds its order instead of making a second one. */
    orderNo: identifier,
    accountNo: identifier,
    currency,
    /** Default: today in Europe/Istanbul. */
    businessDate: day.optional(),
    /** Whether less than the whole order may be delivered; what is missing then is given up. */
    partial: z.boolean().default(false),
    /** Numbered from 1 in their order. Quantities above zero, prices net of KDV. */
    lines: z
      .array(z.object({ sku: identifier, quantity: decimal, unitPrice: decimal }))
      .min(1)
      .max(1000),
  })
  .meta({ id: 'NewOrder' });
export type NewOrder = z.output<typeof NewOrder>;

export const OrderView = z
  .object({
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
    workOrderNo: identifier,
    version: z.int(),
    lines: z.array(PricedLine),
  })
  .meta({ id: 'Order' });
export type OrderView = z.output<typeof OrderView>;
