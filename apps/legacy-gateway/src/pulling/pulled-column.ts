import { CsvLayout } from '@kervan/formats';
import { z } from 'zod';

/**
 * Says of a pulled row that it is gone at its source: `deleted`; then only its key has values. Or that its source did not
 * give it a whole key: `keyless`. Blank: it is there.
 */
export const CHANGE_COLUMN = '_change';
export const DELETED = 'deleted';
export const KEYLESS = 'keyless';

/** A column of rows that are pulled, whatever they are pulled from. */
export const PulledColumn = z.strictObject({
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,62}$/, 'must be letters, digits and underscores'),
  value: CsvLayout.shape.columns.element.shape.value.prefault({ type: 'text' }),
  /** Part of what a row is known by. */
  key: z.boolean().default(false),
  /**
   * Part of the key that the rows of one document have in common: when one of them changes, all of them are told. Only tables
   * can be asked for them.
   */
  document: z.boolean().default(false),
});
export type PulledColumn = z.output<typeof PulledColumn>;

/** Columns of a source: each name once, at least one of them a key. */
export function pulledColumns<Column extends z.ZodType<PulledColumn>>(column: Column) {
  return z
    .array(column)
    .min(1)
    .max(200)
    .refine((columns) => columns.some(({ key }) => key), 'must have a key')
    .refine(
      (columns) => columns.every(({ key, document }) => key || !document),
      'a document is told by its key',
    )
    .refine(
      (columns) => new Set(columns.map(({ name }) => name.toLowerCase())).size === columns.length,
      'must not name two columns alike',
    );
}
