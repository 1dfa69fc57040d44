import { KervanError } from '@kervan/contracts';
import type { Column, TotalColumn } from '../destinations/column.js';
import type { ValueStyle } from '../destinations/value-style.js';
import type { Totals } from '../format.js';
import { written } from '../values/written.js';
import type { Cell, ColumnsOfEvent } from './columns-of-event.js';

/** The row of totals: of which columns it has sums, and what stands in it. */
export class TotalsRow {
  readonly #summed: ReadonlyMap<string, ValueStyle>;

  /** @throws RangeError for a sum of what is no column of decimals of the event. */
  constructor(
    private readonly totals: readonly TotalColumn[],
    private readonly columns: ColumnsOfEvent<Column>,
  ) {
    const names = totals.flatMap(({ sum }) => sum ?? []);
    this.#summed = new Map(names.map((name) => [name, styleOf(name, columns.columns)]));
  }

  /** What the rows of an event add. */
  of(data: object, rows: number): Totals {
    const sums = [...this.#summed.keys()].map((name) => [name, this.columns.sumOf(name, data)] as const);
    return { rows, sums: Object.fromEntries(sums) };
  }

  /** @throws KervanError FORMAT_ERROR, RULE_VIOLATION */
  cells({ rows, sums }: Totals): readonly Cell[] {
    return this.totals.map(({ text, count, sum = '' }) => {
      if (text !== undefined) return { text, field: 'totals' };
      if (count !== undefined) return { text: String(rows), field: 'totals' };
      const field = `sum of ${sum}`;
      return {
        text: written(known(sums[sum], field), this.#summed.get(sum) ?? { type: 'text' }, field),
        field,
      };
    });
  }
}

/** Records that were made before a destination got the column have no part of the sum. */
function known(sum: string | undefined, field: string): string {
  if (sum !== undefined) return sum;
  throw new KervanError('RULE_VIOLATION', `${field}: is not known for all records of the file`);
}

function styleOf(name: string, columns: readonly Column[]): ValueStyle {
  const column = columns.find((each) => each.name === name);
  if (column?.field === undefined || column.value.type !== 'decimal')
    throw new RangeError(`totals: ${name} is no column of decimals`);
  return column.value;
}
