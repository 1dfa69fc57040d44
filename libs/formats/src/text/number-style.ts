import { z } from 'zod';

/** How a source writes numbers. */
export const NumberStyle = z.strictObject({
  decimal: z.literal(['.', ',']),
  /** Between thousands; null: nothing. */
  grouping: z.literal(['.', ',', ' ', "'"]).nullable().default(null),
  /** Decimals that a number without a mark has: SAP and COBOL write 12.34 as `1234`. */
  implied: z.int().min(0).max(12).default(0),
});
export type NumberStyle = z.output<typeof NumberStyle>;
