import { z } from 'zod';
import { Pacing } from './redrive-request.js';

/** What a job keeps of its request beside its items. */
export const RedrivePlan = z.object({
  /** Of a retry. */
  pacing: Pacing.optional(),
  /** Of an edit: JSON texts; what it replaces is null for a tombstone. */
  edit: z.object({ payload: z.string(), replaces: z.string().nullable() }).optional(),
});
export type RedrivePlan = z.output<typeof RedrivePlan>;

/** @throws SyntaxError or ZodError for what no plan is. */
export function planOf(text: string): RedrivePlan {
  return RedrivePlan.parse(JSON.parse(text));
}
