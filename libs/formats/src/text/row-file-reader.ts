import type { FileReader } from '../file-reader.js';
import type { Parsed } from '../parsed.js';
import type { RowMapping } from './mapping/document-layout.js';
import { Grouping } from './mapping/grouping.js';
import type { RowEvent } from './row.js';
import type { ValueColumns } from './value-columns.js';

/** Something that makes rows of bytes. */
export interface RowSource {
  readonly columns: ValueColumns;
  push(chunk: Buffer): Iterable<RowEvent>;
  end(): Iterable<RowEvent>;
}

/** Reads files whose rows become documents by a mapping. */
export class RowFileReader implements FileReader {
  readonly #grouping: Grouping;

  constructor(
    private readonly source: RowSource,
    mapping: RowMapping,
  ) {
    this.#grouping = new Grouping(source.columns.indexes, mapping);
  }

  *push(chunk: Buffer): Generator<Parsed> {
    for (const event of this.source.push(chunk)) for (const one of this.#grouping.push(event)) yield one;
  }

  *end(): Generator<Parsed> {
    for (const event of this.source.end()) yield* this.#grouping.push(event);
    yield* this.#grouping.end();
  }
}
