import { parserOf } from '../file-reader.js';
import type { Parse } from '../parsed.js';
import { checkMapping } from '../text/mapping/checked-mapping.js';
import { RowFileReader } from '../text/row-file-reader.js';
import type { FixedWidthLayout } from './fixed-width-layout.js';
import { FixedWidthReader } from './fixed-width-reader.js';

/**
 * A parser of the files of fixed width of one source.
 *
 * @throws RangeError if the layout contradicts itself: two columns of one name, a mapping of columns that are none, records
 * of types that nothing tells apart.
 */
export function fixedWidthParser(layout: FixedWidthLayout): Parse {
  const { records, typeAt, trailer, mapping } = layout;
  const types = [...records.map(({ type }) => type), ...(trailer ? [trailer.type] : [])];
  if (new Set(types).size < types.length) throw new RangeError('two records have one type');
  if (types.some((type) => (type === null) !== (typeAt === null)))
    throw new RangeError('records have a type where one is told, and only there');
  checkMapping(
    records.flatMap(({ columns }) => columns),
    mapping,
  );
  const open = () => new RowFileReader(new FixedWidthReader(layout), mapping);
  open();
  return parserOf(open);
}
