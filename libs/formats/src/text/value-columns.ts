import type { Finding } from './row.js';
import { valueReader, type ReadValue } from './value-reader.js';
import type { ValueType } from './value-type.js';

/** The columns of a layout with what reads their cells. */
export class ValueColumns {
  /** Place of each column's value in a row. */
  readonly indexes: ReadonlyMap<string, number>;
  readonly #readers: readonly ReadValue[];

  /** @throws RangeError if two columns have one name, or a pattern of days is none. */
  constructor(private readonly columns: readonly { readonly name: string; readonly value: ValueType }[]) {
    this.indexes = new Map(columns.map(({ name }, index) => [name, index]));
    if (this.indexes.size < columns.length) throw new RangeError('two columns have one name');
    this.#readers = columns.map(({ value }) => valueReader(value));
  }

  get count(): number {
    return this.columns.length;
  }

  /** @param findings gets what is no value of its column. */
  read(index: number, cell: string, findings: Finding[], offset: number, hint: string): string | null {
    const value = this.#readers[index]?.(cell);
    if (value !== undefined) return value;
    const column = this.columns[index];
    const detail = `${column?.name} is no ${column?.value.type} as its source writes it`;
    findings.push({ code: 'FORMAT_ERROR', detail, offset, hint });
    return null;
  }
}
