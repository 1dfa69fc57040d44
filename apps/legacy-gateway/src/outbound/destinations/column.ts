import { z } from 'zod';
import { ValueStyle } from './value-style.js';

/** Exactly one of `keys` is given. */
function oneOf(keys: readonly string[]) {
  return (column: object): boolean =>
    keys.filter((key) => Reflect.get(column, key) !== undefined).length === 1;
}

const text = z.string().max(200);

/** What stands in a column of every row. */
export const Column = z.strictObject({
  /** In the row of names, in totals and in faults. */
  name: z.string().min(1).max(100),
  /** Of the event: `invoiceNo`, `withholding.kdv`; of one of its lists, each element a row: `lines.sku`. */
  field: z.string().min(1).optional(),
  /** Always this. */
  text: text.optional(),
  value: ValueStyle.prefault({ type: 'text' }),
});
export type Column = z.output<typeof Column>;
export const isColumn = oneOf(['field', 'text']);

/** What stands in the row of totals: words, the number of rows, or the sum of a column. */
export const TotalColumn = z.strictObject({
  text: text.optional(),
  count: z.literal('rows').optional(),
  /** Name of a column of decimals, in whose style the sum is written. */
  sum: z.string().min(1).optional(),
});
export type TotalColumn = z.output<typeof TotalColumn>;
export const isTotalColumn = oneOf(['text', 'count', 'sum']);

/** Where a column stands in a line of fixed width. */
export const Span = z.strictObject({
  /** Byte of the line at which it begins, 1 the first. */
  at: z.int().min(1).max(10_000),
  /** Bytes; a longer value is refused, never cut. */
  length: z.int().min(1).max(10_000),
  /** The rest is blanks behind (`left`), blanks before (`right`), or zeros before and behind a minus (`zeros`). */
  align: z.literal(['left', 'right', 'zeros']).default('left'),
});
export type Span = z.output<typeof Span>;
