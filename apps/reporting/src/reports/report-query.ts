import { day } from '@kervan/contracts';
import { pageRequest } from '@kervan/service';
import { z } from 'zod';

/** Longer than that of other lists: the place in a report is named by several texts. */
const LONGEST_CURSOR = 4096;

/** Query that every report has. */
export const reportPage = pageRequest.extend({ after: z.string().min(1).max(LONGEST_CURSOR).optional() });

/** Days, both inclusive; absent: unbounded. */
export const period = { from: day.optional(), to: day.optional() };

/** One or more of the names, separated by commas: `day,kdvRate`. */
export function groupBy<const Name extends string>(names: readonly [Name, ...Name[]], preset: Name[]) {
  const known: readonly string[] = names;
  return z
    .string()
    .max(100)
    .refine((text) => new Set(text.split(',')).size === text.split(',').length, 'must name each once')
    .refine(
      (text) => text.split(',').every((name) => known.includes(name)),
      `must be one or more of ${names.join(', ')}, separated by commas`,
    )
    .transform((text) => names.filter((name) => text.split(',').includes(name)))
    .default(preset);
}
