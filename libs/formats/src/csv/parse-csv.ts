import { parserOf } from '../file-reader.js';
import type { Parse } from '../parsed.js';
import { checkMapping } from '../text/mapping/checked-mapping.js';
import { RowFileReader } from '../text/row-file-reader.js';
import type { CsvLayout } from './csv-layout.js';
import { RowReader } from './row-reader.js';

/**
 * A parser of the CSV files of one source.
 *
 * @throws RangeError if the layout contradicts itself: two columns of one name, a mapping of columns that are none, a
 * pattern of days that is none.
 */
export function csvParser(layout: CsvLayout): Parse {
  const { columns, mapping, footer } = layout;
  checkMapping(columns, mapping);
  const types = new Map(columns.map(({ name, value }) => [name, value.type]));
  for (const name of footer?.sums ?? []) {
    if (types.get(name) !== 'decimal') throw new RangeError(`the sum of "${name}" is no column of decimals`);
  }
  const open = () => new RowFileReader(new RowReader(layout), mapping);
  open();
  return parserOf(open);
}
