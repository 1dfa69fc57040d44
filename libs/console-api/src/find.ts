import { z } from 'zod';
import { IdentifierKind, IdentifierText } from './identifiers.js';
import { Time } from './page.js';

/** `GET /api/find` */
export const FindQuery = z.object({ q: IdentifierText });
export type FindQuery = z.output<typeof FindQuery>;

/** One thing that an identifier names; its journey is `/j/kind/value`. */
export const Match = z
  .object({
    kind: IdentifierKind,
    value: z.string(),
    /** Events that carry it; at most 1,000 are counted. */
    events: z.int(),
    lastAt: Time.nullable(),
  })
  .meta({ id: 'Match' });
export type Match = z.output<typeof Match>;

export const Found = z.object({ query: z.string(), matches: z.array(Match) }).meta({ id: 'Found' });
export type Found = z.output<typeof Found>;
