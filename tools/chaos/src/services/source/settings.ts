import { z } from 'zod';
import { sources } from '../movement.js';

export const settings = z.object({
  SOURCE: z.literal(sources),
  /** Events per second. */
  LOAD_RATE: z.coerce.number().positive(),
  LOAD_SEED: z.coerce.number().int(),
});
