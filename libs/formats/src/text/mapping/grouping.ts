import type { Parsed } from '../../parsed.js';
import { limits } from '../limits.js';
import type { Finding, Row, RowEvent } from '../row.js';
import type { RowMapping } from './document-layout.js';
import { RowMapper } from './row-mapper.js';

/** Rows of one document, the first of which has come. */
interface Group {
  readonly rows: [Row, ...Row[]];
  readonly findings: Finding[];
}

const nothing: readonly Parsed[] = [];

/**
 * Puts rows together that are one document. A row that cannot be read may belong to any document that is open: none of these
 * is told without it.
 */
export class Grouping {
  readonly #mapper: RowMapper;
  readonly #key: number;
  readonly #groups = new Map<string, Group>();
  #held = 0;
  /** Of rows that may belong to the document that comes next. */
  #before: Finding[] = [];
  /** Why nothing more is believed, and how many bytes that is. */
  #refused: { readonly findings: readonly Finding[]; size: number } | undefined;

  constructor(
    columns: ReadonlyMap<string, number>,
    private readonly mapping: RowMapping,
  ) {
    this.#mapper = new RowMapper(columns, mapping);
    this.#key = columns.get(mapping.key ?? '') ?? -1;
  }

  push(event: RowEvent): Iterable<Parsed> {
    if (this.#refused) {
      this.#refused.size += event.kind === 'row' ? event.row.size : event.size;
      return nothing;
    }
    switch (event.kind) {
      case 'row':
        return this.#row(event.row);
      case 'unreadable':
        return this.#unreadable(event.finding, event.size);
      case 'refused':
        return this.#refuse([event.finding], event.size);
      case 'disagreed':
        // Rows that lie apart are one whole with the statement about them.
        if (this.mapping.rows === 'file') return this.#refuse(event.findings, event.size);
        return [...this.#closed(), this.#mapper.faulty(event.findings, event.size)];
      case 'passed':
        return [this.#mapper.passed(event.what, event.offset, event.hint, event.size)];
    }
  }

  end(): Iterable<Parsed> {
    if (this.#refused) return [this.#mapper.faulty(this.#refused.findings, this.#refused.size)];
    return this.#closed();
  }

  #row(row: Row): Iterable<Parsed> {
    const { rows, key } = this.mapping;
    const rejection = this.#mapper.rejection(row);
    if (rejection) {
      const before = rows === 'together' ? this.#closed() : nothing;
      return [...before, this.#mapper.faulty([rejection], row.size, row.offset)];
    }
    if (rows === 'row') return this.#mapper.mapped([row], []);
    const value = row.values[this.#key] ?? null;
    if (value === null) {
      const { offset, hint } = row;
      return this.#unreadable({ code: 'FORMAT_ERROR', detail: `${key} is blank`, offset, hint }, row.size);
    }
    const group = this.#groups.get(value);
    const before = group || rows === 'file' ? nothing : [...this.#closed()];
    if (group) group.rows.push(row);
    else {
      this.#groups.set(value, { rows: [row], findings: this.#before });
      this.#before = [];
    }
    this.#held += row.size;
    if (this.#held > limits.held) {
      const detail = `more than ${limits.held} bytes belong together`;
      this.#refuse([{ code: 'FORMAT_ERROR', detail, offset: row.offset, hint: row.hint }], 0);
    }
    return before;
  }

  #unreadable(finding: Finding, size: number): Iterable<Parsed> {
    if (this.mapping.rows === 'file') return this.#refuse([finding], size);
    for (const { findings } of this.#groups.values()) findings.push(finding);
    const before = [...this.#closed()];
    if (this.mapping.rows === 'together') this.#before.push(finding);
    return [...before, this.#mapper.faulty([finding], size)];
  }

  #refuse(findings: readonly Finding[], size: number): Iterable<Parsed> {
    this.#refused = { findings, size: size + this.#held };
    this.#groups.clear();
    this.#held = 0;
    return nothing;
  }

  /** One after the other: at the end of a file they may be all of it. */
  *#closed(): Generator<Parsed> {
    const groups = [...this.#groups.values()];
    this.#groups.clear();
    this.#held = 0;
    for (const { rows, findings } of groups) yield* this.#mapper.mapped(rows, findings);
  }
}
