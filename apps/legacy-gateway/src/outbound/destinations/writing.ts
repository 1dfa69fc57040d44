import { isVkn } from '@kervan/contracts';
import { CsvLayout, Dialect } from '@kervan/formats';
import { z } from 'zod';
import { Column, isColumn, isTotalColumn, Span, TotalColumn } from './column.js';

const lineEnds = { crlf: '\r\n', lf: '\n' } as const;
const charset = CsvLayout.shape.charset;
const lineEnd = z
  .literal(['crlf', 'lf'])
  .default('crlf')
  .transform((name) => lineEnds[name]);
const needsSource = 'must have exactly one of field and text';
const needsTotal = 'must have exactly one of text, count and sum';

const CsvWriting = z.strictObject({
  format: z.literal('csv'),
  charset,
  dialect: Dialect,
  lineEnd,
  /** `names`: the first row has the names of the columns. */
  header: z.literal(['names', 'none']),
  columns: z.array(Column.refine(isColumn, needsSource)).min(1),
  /** The row of totals at the end of every file, cell by cell; left out: there is none. */
  totals: z.array(TotalColumn.refine(isTotalColumn, needsTotal)).min(1).optional(),
});
export type CsvWriting = z.output<typeof CsvWriting>;

const FixedWidthWriting = z.strictObject({
  format: z.literal('fixedWidth'),
  charset,
  lineEnd,
  columns: z.array(Column.extend(Span.shape).refine(isColumn, needsSource)).min(1),
  totals: z.array(TotalColumn.extend(Span.shape).refine(isTotalColumn, needsTotal)).min(1).optional(),
});
export type FixedWidthWriting = z.output<typeof FixedWidthWriting>;

const name = z.string().min(1).max(200);
const UblTrWriting = z.strictObject({
  format: z.literal('ubl-tr'),
  /** We, a company: no event says it. */
  seller: z.strictObject({
    /** VKN. */
    taxNo: z.string().refine(isVkn, 'must be a VKN: 10 digits, the last of which follows from the others'),
    name,
    taxOffice: name,
    district: name,
    city: name,
  }),
});
export type UblTrWriting = z.output<typeof UblTrWriting>;

/** What is written into the files of a destination. */
export const Writing = z.discriminatedUnion('format', [CsvWriting, FixedWidthWriting, UblTrWriting]);
export type Writing = z.output<typeof Writing>;
