import { z } from 'zod';

/** Ids as their producer wrote them, where they are not the UUIDs they are stored as: column `original` of `event`. */
export const ForeignIds = z.object({
  eventId: z.string().optional(),
  correlationId: z.string().optional(),
  causationId: z.string().optional(),
});
export type ForeignIds = z.output<typeof ForeignIds>;

/** Of a stored event. */
export function foreignIdsOf(original: unknown): ForeignIds {
  return original === null ? {} : ForeignIds.parse(original);
}
