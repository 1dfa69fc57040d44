import { z } from 'zod';
import type { ReadRow } from './row-of.js';

/** Which page to ask for, other than the first one. */
export const PageToken = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('keyset'), value: z.string() }),
  z.strictObject({ by: z.literal('link'), url: z.string() }),
  z.strictObject({
    by: z.literal('offset'),
    offset: z.int().min(0),
    /** How far the step back to it was; 0: it is a step ahead. */
    back: z.int().min(0),
    /** Hash of the first row of the page before a step ahead. */
    first: z.string().nullable(),
  }),
]);
export type PageToken = z.output<typeof PageToken>;

/** An answer, as far as the next page follows from it. */
export interface Page {
  readonly url: URL;
  readonly json: unknown;
  readonly rows: readonly ReadRow[];
  /** The last of its rows as it stands there. */
  readonly lastRow: unknown;
  /** Its header `Link`. */
  readonly link: string | null;
  /** Whether it was counted to and has no row of an earlier page: there may be rows between them. */
  readonly isGap: boolean;
  /** Whether a row of it was not seen before. */
  readonly isNew: boolean;
}
