import type { Parse } from '../parsed.js';
import type { RowMapping } from './mapping/document-layout.js';
import { Grouping } from './mapping/grouping.js';
import type { RowEvent } from './row.js';
import type { ValueColumns } from './value-columns.js';

/** Something that makes rows of bytes. */
export interface RowSource {
  readonly columns: ValueColumns;
  push(chunk: Uint8Array): Iterable<RowEvent>;
  end(): Iterable<RowEvent>;
}

/** A parser of files whose rows become documents by a mapping. */
export function parserOfRows(open: () => RowSource, mapping: RowMapping): Parse {
  return async function* (chunks) {
    const source = open();
    const grouping = new Grouping(source.columns.indexes, mapping);
    for await (const chunk of chunks) for (const event of source.push(chunk)) yield* grouping.push(event);
    for (const event of source.end()) yield* grouping.push(event);
    yield* grouping.end();
  };
}
