import { z } from 'zod';
import type { JsonValue } from '../pulling/json-value.js';
import type { ApiCollect } from './api-collect.js';
import { PageToken } from './page.js';

const Time = z.number().nullable();

/** How far an API was read. Times are its server's, milliseconds since 1970. */
const ApiCursor = z.strictObject({
  /** What changed before was seen; null: nothing was. */
  since: Time,
  /** The latest change that was seen. */
  latest: Time,
  /** Up to where the pages at hand will have shown everything; null: that is not known. */
  safeUntil: Time,
  /** Where the look before ended among the pages, and hashes of the rows it saw last; null: all pages were read. */
  page: z.strictObject({ token: PageToken, last: z.array(z.string()) }).nullable(),
});
export type ApiCursor = z.output<typeof ApiCursor>;

const BEGINNING: ApiCursor = { since: null, latest: null, safeUntil: null, page: null };

/** Where a look begins. Pages of another declaration are begun anew: rows are read again, which is no harm. */
export function apiCursor(stored: JsonValue | null, { url, pages }: ApiCollect): ApiCursor {
  const { data = BEGINNING } = ApiCursor.safeParse(stored);
  const token = data.page?.token;
  const isOfOthers = token?.by === 'link' && new URL(token.url).origin !== new URL(url).origin;
  return token && (token.by !== pages.by || isOfOthers) ? { ...data, page: null } : data;
}

/** The cursor when all pages were read. */
export function whenAllWasRead({ since, latest, safeUntil }: ApiCursor): ApiCursor {
  const seenUntil = latest === null || safeUntil === null ? since : Math.min(latest, safeUntil);
  return { since: seenUntil, latest, safeUntil: null, page: null };
}
