import { z } from 'zod';
import { NumberStyle } from './number-style.js';

/** What a column holds and how its source writes it. */
export const ValueType = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    /** Left out at the end: ids that a program took for numbers are written as `17850.0`. */
    suffix: z.string().min(1).max(20).optional(),
    /** Characters that the value must have: what lost its leading zeros has others. */
    length: z.int().positive().optional(),
    /** The only values, and what they mean: `Adet` is `C62`. */
    codes: z.record(z.string(), z.string()).optional(),
  }),
  NumberStyle.extend({ type: z.literal('decimal') }),
  z.strictObject({
    type: z.literal('day'),
    /** `DD.MM.YYYY` and others: see `dayPattern`. */
    pattern: z.string().max(40),
    firstYearOfLastCentury: z.int().min(0).max(99).optional(),
    /** What is written where there is no day. */
    none: z.array(z.string()).default(['00000000']),
  }),
]);
export type ValueType = z.output<typeof ValueType>;
