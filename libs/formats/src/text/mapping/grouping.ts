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

  *push(event: RowEvent): Generator<Parsed> {
    if (this.#refused) {
      this.#refused.size += event.kind === 'row' ? event.row.size : event.size;
      return;
    }
    switch (event.kind) {
      case 'row':
        yield* this.#row(event.row);
        break;
      case 'unreadable':
        yield* this.#unreadable(event.finding, event.size);
        break;
      case 'refused':
        this.#refuse([event.finding], event.size);
        break;
      case 'disagreed':
        // Rows that lie apart are one whole with the statement about them.
        if (this.mapping.rows === 'file') {
          this.#refuse(event.findings, event.size);
          break;
        }
        yield* this.#close();
        yield this.#mapper.faulty(event.findings, event.size);
        break;
      case 'passed':
        yield this.#mapper.passed(event.what, event.offset, event.hint, event.size);
    }
  }

  *end(): Generator<Parsed> {
    if (this.#refused) yield this.#mapper.faulty(this.#refused.findings, this.#refused.size);
    else yield* this.#close();
  }

  *#row(row: Row): Generator<Parsed> {
    if (this.mapping.rows === 'row') {
      yield* this.#mapper.mapped([row], []);
      return;
    }
    const key = row.values[this.#key] ?? null;
    if (key === null) {
      yield* this.#unreadable(
        { code: 'FORMAT_ERROR', detail: `${this.mapping.key} is blank`, offset: row.offset, hint: row.hint },
        row.size,
      );
      return;
    }
    const group = this.#groups.get(key);
    if (!group && this.mapping.rows === 'together') yield* this.#close();
    if (group) group.rows.push(row);
    else {
      this.#groups.set(key, { rows: [row], findings: this.#before });
      this.#before = [];
    }
    this.#held += row.size;
    if (this.#held > limits.held)
      this.#refuse(
        [
          {
            code: 'FORMAT_ERROR',
            detail: `more than ${limits.held} bytes belong together`,
            offset: row.offset,
            hint: row.hint,
          },
        ],
        0,
      );
  }

  *#unreadable(finding: Finding, size: number): Generator<Parsed> {
    if (this.mapping.rows === 'file') {
      this.#refuse([finding], size);
      return;
    }
    for (const { findings } of this.#groups.values()) findings.push(finding);
    yield* this.#close();
    if (this.mapping.rows === 'together') this.#before.push(finding);
    yield this.#mapper.faulty([finding], size);
  }

  #refuse(findings: readonly Finding[], size: number): void {
    this.#refused = { findings, size: size + this.#held };
    this.#groups.clear();
    this.#held = 0;
  }

  *#close(): Generator<Parsed> {
    for (const { rows, findings } of this.#groups.values()) yield* this.#mapper.mapped(rows, findings);
    this.#groups.clear();
    this.#held = 0;
  }
}
