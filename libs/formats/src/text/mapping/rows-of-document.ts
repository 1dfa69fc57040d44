import { exact } from '../../canonical/exact.js';
import type { Finding, Row } from '../row.js';
import type { Condition, Source } from './document-layout.js';

/** The rows of one document, read by the names of their columns. What is missing becomes a finding. */
export class RowsOfDocument {
  readonly findings: Finding[];

  constructor(
    readonly rows: readonly [Row, ...Row[]],
    private readonly columns: ReadonlyMap<string, number>,
  ) {
    // What is wrong with a head is in every row under it, and is told once.
    this.findings = [...new Set(rows.flatMap(({ findings }) => findings))];
  }

  get first(): Row {
    return this.rows[0];
  }

  optional(row: Row, source: Source | undefined): string | null {
    if (source === undefined) return null;
    if (typeof source === 'string') return this.#value(row, source);
    if (!Array.isArray(source)) return source.constant;
    for (const column of source) {
      const value = this.#value(row, column);
      if (value !== null) return value;
    }
    return null;
  }

  /** @param otherwise stands where the value is missing, in a document that is faulty then. */
  required(row: Row, source: Source, otherwise = '?'): string {
    const value = this.optional(row, source);
    if (value === null && row.findings.length === 0) this.find(row, `${nameOf(source)} is blank`);
    return value ?? otherwise;
  }

  find(row: Row, detail: string): void {
    this.findings.push({ code: 'FORMAT_ERROR', detail, offset: row.offset, hint: row.hint });
  }

  holds({ column, startsWith, first, some }: Condition): boolean {
    const leading = this.#value(this.first, column);
    return (
      (startsWith === undefined || (leading ?? '').startsWith(startsWith)) &&
      (first === undefined || (leading ?? '').startsWith('-')) &&
      (some === undefined || this.rows.some((row) => exact(this.#value(row, column) ?? '0').gt('0')))
    );
  }

  #value(row: Row, column: string): string | null {
    return row.values[this.columns.get(column) ?? -1] ?? null;
  }
}

function nameOf(source: Source): string {
  return typeof source === 'string' ? source : Array.isArray(source) ? source.join(', ') : 'a constant';
}
