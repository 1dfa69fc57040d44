import { z } from 'zod';
import { kindOf, NamePattern } from './name-pattern.js';

/** How it is known that a file of the folder is whole. */
const Completeness = z.discriminatedUnion('by', [
  /** `<name>.done` lies beside it. */
  z.strictObject({ by: z.literal('marker') }),
  /** It is written under another name (`.part`, `.writing`) and renamed. */
  z.strictObject({ by: z.literal('rename') }),
  /** It has not changed for so long, seconds. */
  z.strictObject({ by: z.literal('stable'), seconds: z.number().min(0).max(86_400) }),
  /**
   * What stands in it: the row of totals, the trailer, the end of the interchange or of the root element. A file without it
   * is refused as a whole when nothing has come for so long, seconds.
   */
  z.strictObject({ by: z.literal('trailer'), waitSeconds: z.number().min(0).max(604_800).default(3_600) }),
]);
export type Completeness = z.output<typeof Completeness>;

const Order = z
  .strictObject({
    /** What a name is made of: `ORD_{sequence}.edi`, `sales-{date}.csv`; `*` stands for anything. */
    pattern: NamePattern,
    /** Weekdays on which a file with a date comes, Monday is 1. */
    days: z.array(z.int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5, 6, 7]),
    /**
     * How many days after its own one the file of a day is missing although no later one came. Left out: a file is missing
     * when a later one came.
     */
    dueAfterDays: z.int().min(0).max(31).optional(),
    /** While a file is missing: later ones wait for it (`hold`), or are taken (`apply`). It is told in both cases. */
    missing: z.literal(['hold', 'apply']),
  })
  .refine(({ pattern, dueAfterDays }) => dueAfterDays === undefined || kindOf(pattern) === 'date', {
    path: ['dueAfterDays'],
    message: 'is for names with {date}',
  });
export type Order = z.output<typeof Order>;

/** What a source says of its files, whatever stands in them. */
export const FileRules = z.strictObject({
  /** Left out: 5 seconds without a change where a sender writes into the folder, else renaming. */
  complete: Completeness.optional(),
  /** Left out: files are independent of each other, any may come at any time. */
  order: Order.optional(),
  /** Files are unpacked out of ZIP archives. */
  zip: z.boolean().default(false),
});
export type FileRules = z.output<typeof FileRules>;
