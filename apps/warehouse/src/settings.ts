import { currency } from '@kervan/contracts';
import { z } from 'zod';

export const settings = z.object({
  /** ISO 4217 code of the currency that stock is valued in. */
  CURRENCY: currency.default('TRY'),
  /** How long goods are held for an order that is not despatched. */
  RESERVATION_TTL_HOURS: z.coerce.number().positive().default(72),
  /** How often it is looked for expired reservations, and for goods of orders that are owed some. */
  DUE_WORK_POLL_MS: z.coerce.number().int().positive().default(5_000),
});
