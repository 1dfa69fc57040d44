import { amount, currency, decimal, identifier, positiveDecimal, webOrderNo } from '@kervan/contracts';
import { pageOf, pageRequest } from '@kervan/service';
import { z } from 'zod';
import { orderProgress } from '../orders/orders.schema.js';
import { priceList } from '../prices/price-list.js';

const LARGEST_WEB_ORDER = 1000;

/** Numbers that the shop draws itself. */
const drawn = /^WEB-20\d{2}-\d{9}$/;

export const NewWebOrder = z
  .object({
    /** The caller's number, which finds the same web order again; default: drawn by the shop. */
    webOrderNo: webOrderNo
      .refine((text) => !drawn.test(text), 'WEB-<year>-<9 digits> is drawn by the shop')
      .optional(),
    accountNo: identifier,
    currency,
    priceList,
    /** Numbered from 1 in their order. */
    lines: z
      .array(z.object({ sku: identifier, quantity: positiveDecimal }))
      .min(1)
      .max(LARGEST_WEB_ORDER),
  })
  .meta({ id: 'NewWebOrder' });
export type NewWebOrder = z.output<typeof NewWebOrder>;

const head = {
  webOrderNo,
  accountNo: identifier,
  currency,
  priceList: identifier,
  receivedAt: z.iso.datetime(),
};

export const WebOrderView = z
  .object({
    ...head,
    ...orderProgress,
    lines: z.array(
      z.object({
        lineNo: z.int(),
        sku: identifier,
        quantity: positiveDecimal,
        /** As the customer saw it, net of KDV. */
        unitPrice: decimal,
        net: amount,
      }),
    ),
    /** Sum of the lines. */
    net: amount,
  })
  .meta({ id: 'WebOrder' });
export type WebOrderView = z.output<typeof WebOrderView>;

export const WebOrdersRequest = pageRequest.extend({ accountNo: identifier });
export type WebOrdersRequest = z.output<typeof WebOrdersRequest>;

export const WebOrderSummary = z
  .object({ ...head, status: orderProgress.status, version: orderProgress.version })
  .meta({ id: 'WebOrderSummary' });

export const WebOrderPage = pageOf(WebOrderSummary, 'WebOrderPage');
export type WebOrderPage = z.output<typeof WebOrderPage>;
