import { z } from 'zod';
import { Reason, Time } from './page.js';

/** A number, `17`, or a day, `2024-02-15`: what the names of a source's files say. */
const FilePlace = z.string().regex(/^(\d{1,15}|\d{4}-\d{2}-\d{2})$/, 'must be a number or a day');

/** Places, one after the other, in which no file came. */
export const SourceGap = z.object({ from: z.string(), to: z.string() }).meta({ id: 'SourceGap' });
export type SourceGap = z.output<typeof SourceGap>;

/** A gap for which nobody waits any more. */
export const ReleasedGap = SourceGap.extend({
  by: z.string(),
  reason: z.string(),
  at: Time,
  /** Files that came in it all the same, late. */
  late: z.int(),
}).meta({ id: 'ReleasedGap' });
export type ReleasedGap = z.output<typeof ReleasedGap>;

/** What is missing in the order of a source's files, and what is not waited for; the latest 100 each, latest first. */
export const SourceGaps = z
  .object({ gaps: z.array(SourceGap), released: z.array(ReleasedGap) })
  .meta({ id: 'SourceGaps' });
export type SourceGaps = z.output<typeof SourceGaps>;

/** `POST /api/sources/:name/gaps/release` */
export const GapRelease = z
  .strictObject({
    from: FilePlace,
    /** Left out: `from` alone. */
    to: FilePlace.optional(),
    reason: Reason,
  })
  .meta({ id: 'GapRelease' });
export type GapRelease = z.output<typeof GapRelease>;
