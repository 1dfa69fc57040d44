import { z } from 'zod';

const LARGEST_PAGE = 200;

/** Query of a list: `@Query({ schema: pageRequest.extend({ state: ... }) })`. */
export const pageRequest = z.object({
  /** `next` of the page before; absent: the first page. */
  after: z.string().min(1).max(512).optional(),
  /** Most items of the page. */
  limit: z.coerce.number().int().min(1).max(LARGEST_PAGE).default(50),
});
export type PageRequest = z.output<typeof pageRequest>;

/** A page of a list in the order of its key. */
export interface Page<Item> {
  items: Item[];
  /** Cursor of the next page; null on the last one. */
  next: string | null;
}

/** Schema of a page, with an id of its own in the OpenAPI document: `pageOf(OrderView, 'OrderPage')`. */
export function pageOf<Item extends z.ZodType>(item: Item, id: string) {
  return z.object({ items: z.array(item), next: z.string().nullable() }).meta({ id });
}

/**
 * Cuts a page out of rows that were read with `LIMIT limit + 1`: the one more tells whether there is a next page.
 *
 * @param keyOf the text that rows are ordered by and read after (`WHERE order_no > $1`), unique among them.
 */
export function toPage<Item>(
  rows: Item[],
  { limit }: PageRequest,
  keyOf: (item: Item) => string,
): Page<Item> {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last === undefined ? null : keyOf(last) };
}
