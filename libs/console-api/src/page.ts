import { z } from 'zod';

/** Query of a list. */
export const PageQuery = z.object({
  /** `next` of the page before; absent: the first page. */
  after: z.string().min(1).max(4096).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PageQuery = z.output<typeof PageQuery>;

/** A page of a list; `next` is null on the last one. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
}

/** Schema of a page, with an id of its own in the OpenAPI document. */
export function pageOf<Item extends z.ZodType>(item: Item, id: string) {
  return z.object({ items: z.array(item), next: z.string().nullable() }).meta({ id });
}

/** RFC 3339 in UTC. */
export const Time = z.iso.datetime();

/** Why somebody acts, for the audit: their own words. */
export const Reason = z.string().trim().min(3).max(500);
