import { CsvLayout, FixedWidthLayout } from '@kervan/formats';
import { z } from 'zod';

/** Formats that say everything themselves. */
const selfDescribed = ['edifact', 'x12', 'ubl', 'cii', 'cxml', 'idocXml'] as const;
export type SelfDescribed = (typeof selfDescribed)[number];

const fileBeside = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'must be the name of a file beside the source file');

/** What the files of a source are, and how what stands in them is read. */
export const ReadRules = z.discriminatedUnion('format', [
  CsvLayout.extend({ format: z.literal('csv') }),
  FixedWidthLayout.extend({ format: z.literal('fixedWidth') }),
  z.strictObject({
    format: z.literal('idocFlat'),
    charset: CsvLayout.shape.charset,
    /** File of transaction WE60 with the layouts of the segments; left out: ORDERS05. */
    we60: fileBeside.optional(),
  }),
  z.strictObject({ format: z.literal(selfDescribed) }),
  /** Rows that were pulled: their columns are those of `collect`. */
  z.strictObject({ format: z.literal('pulled'), mapping: CsvLayout.shape.mapping }),
]);
export type ReadRules = z.output<typeof ReadRules>;
