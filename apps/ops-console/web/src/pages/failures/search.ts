import { z } from 'zod';

/** What an address of this page says. */
export const FailuresSearch = z.object({
  consumer: z.string().max(300).optional().catch(undefined),
  type: z.string().max(300).optional().catch(undefined),
  code: z.string().max(300).optional().catch(undefined),
  healed: z.literal('true').optional().catch(undefined),
});
export type FailuresSearch = z.output<typeof FailuresSearch>;
