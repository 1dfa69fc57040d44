import { z } from 'zod';

/** How a destination writes a value. What is absent is written as nothing. */
export const ValueStyle = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    /** The only values, and what they are called there: `C62` is `ADET`. */
    codes: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({
    type: z.literal('decimal'),
    /** Decimals that every number has; one with more is refused, never rounded. */
    places: z.int().min(0).max(6),
    /** Null: no mark, `15.30` of two places is `1530`. */
    decimal: z.literal(['.', ',']).nullable(),
    /** Between thousands; null: nothing. */
    grouping: z.literal(['.', ',', ' ', "'"]).nullable().default(null),
    /** Where the minus stands. */
    sign: z.literal(['before', 'after']).default('before'),
  }),
  z.strictObject({
    type: z.literal('day'),
    /** Of `YYYY` or `YY`, `MM` and `DD`, each once: `DD.MM.YYYY`. */
    pattern: z
      .string()
      .max(40)
      .refine(
        (pattern) => ['YY', 'MM', 'DD'].every((token) => pattern.includes(token)),
        'must have YYYY or YY, MM and DD',
      ),
  }),
]);
export type ValueStyle = z.output<typeof ValueStyle>;
