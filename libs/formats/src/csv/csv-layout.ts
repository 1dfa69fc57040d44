import { z } from 'zod';
import { textCharsets } from '../text/charset.js';
import { limits } from '../text/limits.js';
import { RowMapping } from '../text/mapping/document-layout.js';
import { ValueType } from '../text/value-type.js';

/** How a source separates its cells. */
export const Dialect = z.strictObject({
  separator: z.literal([',', ';', '\t', '|']),
  /** Around cells with separators or line breaks, doubled inside; null: the source quotes nothing. */
  quote: z.literal(['"', "'"]).nullable().default('"'),
});
export type Dialect = z.output<typeof Dialect>;

/** How long a record with line breaks inside its quotes may be. */
const RecordLimit = z.strictObject({
  /**
   * In one with more lines a quote was forgotten: its first line is refused and the next one begins a record. Null: quotes
   * are believed, and what is too long is one refused record up to its closing quote.
   */
  lines: z.int().min(1).max(limits.recordLines).nullable().default(100),
  bytes: z.int().min(limits.line).max(limits.record).default(limits.line),
});

/** A last row with totals, without which the file is incomplete. */
const Footer = z.strictObject({
  /** The row is it if this column begins so: `TOPLAM`. */
  column: z.string(),
  startsWith: z.string().min(1),
  /** Decimal columns in which it has the sum of the rows. */
  sums: z.array(z.string()).default([]),
  /** Column in which it has the number of rows. */
  count: z.string().optional(),
});

/** What a source declares of its CSV files. */
export const CsvLayout = z.strictObject({
  charset: z.literal(textCharsets),
  dialect: Dialect,
  record: RecordLimit.prefault({}),
  /**
   * `names`: the first row names the columns, in any order, further ones are not looked at. `none`: columns are those of the
   * layout in its order.
   */
  header: z.literal(['names', 'none']),
  columns: z.array(
    z.strictObject({
      name: z.string().min(1),
      /** What the header may call it besides its name, whatever the case. */
      headers: z.array(z.string().min(1)).default([]),
      /** A column that the file may be without. */
      optional: z.boolean().default(false),
      value: ValueType,
    }),
  ),
  footer: Footer.optional(),
  mapping: RowMapping,
});
export type CsvLayout = z.output<typeof CsvLayout>;
