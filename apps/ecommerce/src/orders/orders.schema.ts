import { identifier } from '@kervan/contracts';
import { z } from 'zod';
import { stepStatus } from './order-status.js';

/** What an order status page shows of any order. */
export const orderProgress = {
  status: stepStatus,
  /** What happened, by its time. */
  history: z.array(
    z.object({
      status: stepStatus,
      at: z.iso.datetime(),
      /** Code of why it was held or cancelled, else null. */
      reason: z.string().nullable(),
    }),
  ),
  /** Number of the despatch note, null until the goods left. */
  despatchNoteNo: identifier.nullable(),
  /** Rises with everything that happens to the order. */
  version: z.int(),
};

export const OrderStatusView = z
  .object({ orderNo: identifier, accountNo: identifier, ...orderProgress })
  .meta({ id: 'OrderStatus' });
export type OrderStatusView = z.output<typeof OrderStatusView>;

export type OrderProgress = Pick<OrderStatusView, keyof typeof orderProgress>;
