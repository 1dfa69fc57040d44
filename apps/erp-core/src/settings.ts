import { invoicingPolicy } from '@kervan/contracts';
import { z } from 'zod';

export const settings = z.object({
  /** When orders placed from now on are invoiced. */
  INVOICING: invoicingPolicy.default('ON_RESERVATION'),
  /** Where the warehouse answers; absent: no order is cancelled for want of its answer. */
  WAREHOUSE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Bearer token for the warehouse. */
  WAREHOUSE_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  /** How long an approved order waits for the answer of the warehouse before the core asks for it. */
  RESERVATION_TIMEOUT_S: z.coerce.number().positive().default(3600),
  /** How long after its first approval an order that waits for stock is cancelled. */
  STOCK_HOLD_DAYS: z.coerce.number().positive().default(14),
  /** How often waiting orders are looked at. */
  ORDER_CLOCK_MS: z.coerce.number().int().positive().default(1000),
});
