import { z } from 'zod';
import { textCharsets } from '../text/charset.js';
import { RowMapping } from '../text/mapping/document-layout.js';
import { ValueType } from '../text/value-type.js';

const Span = { at: z.int().min(1), length: z.int().min(1).max(10_000) };

const Column = z.strictObject({
  name: z.string().min(1),
  /** Where it begins in its line, 1 the first place. */
  ...Span,
  value: ValueType,
});
export type Column = z.output<typeof Column>;

const RecordLayout = z.strictObject({
  /** What stands where the type does; null: the only record of the file. */
  type: z.string().min(1).nullable().default(null),
  /** `head`: its values are those of the lines after it, up to the next of its type. */
  role: z.literal(['head', 'line']),
  columns: z.array(Column),
});
export type RecordLayout = z.output<typeof RecordLayout>;

/** What a source declares of its files of fixed width. */
export const FixedWidthLayout = z.strictObject({
  charset: z.literal(textCharsets),
  /** What places are counted in: programs of the host's time count bytes, later ones characters. */
  places: z.literal(['bytes', 'characters']).default('bytes'),
  /** Lines of headings before the records. */
  headings: z.int().min(0).default(0),
  /** Where the type of a record stands; null: there is one only. */
  typeAt: z.strictObject(Span).nullable().default(null),
  records: z.array(RecordLayout).min(1),
  /** A last record with the number of lines, without which the file is incomplete. */
  trailer: z.strictObject({ type: z.string().min(1), count: z.strictObject(Span) }).optional(),
  mapping: RowMapping,
});
export type FixedWidthLayout = z.output<typeof FixedWidthLayout>;
