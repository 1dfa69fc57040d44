import { z } from 'zod';

/** How the API says no: RFC 9457, with the stable code of the error catalogue. */
export const Problem = z.object({
  title: z.string().optional(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.output<typeof Problem>;
