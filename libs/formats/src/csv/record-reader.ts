import { decodedText, type TextCharset } from '../text/charset.js';
import { limits } from '../text/limits.js';
import { LineCutter, type Line } from '../text/line-cutter.js';
import type { Finding } from '../text/row.js';
import { cellsOf } from './cells.js';
import type { Dialect } from './csv-layout.js';

export interface RecordPlace {
  readonly offset: number;
  readonly size: number;
  readonly hint: string;
}

/** Cells of one record, or why there are none. */
export type CsvRecord =
  | ({ readonly kind: 'record'; readonly cells: readonly string[] } & RecordPlace)
  | ({ readonly kind: 'unreadable' | 'undecodable'; readonly finding: Finding } & RecordPlace);

type TextLine = Line & { readonly text: string };

/**
 * Reads records of cells. Where a quote is never closed, its line is unreadable and the next one begins a record: one wrong
 * quote does not take the rest of the file.
 */
export class RecordReader {
  readonly #lines = new LineCutter();
  /** Lines of a record whose quote is open, then lines that wait to be read again. */
  #open: TextLine[] = [];
  #waiting: TextLine[] = [];

  constructor(
    private readonly charset: TextCharset,
    private readonly dialect: Dialect,
  ) {}

  *push(chunk: Buffer): Generator<CsvRecord> {
    this.#lines.push(chunk);
    for (let line = this.#lines.next(); line; line = this.#lines.next()) {
      const record = this.#open.length === 0 ? this.#alone(line) : null;
      if (record) yield record;
      else {
        yield* this.#line(line);
        yield* this.#again();
      }
    }
  }

  *end(): Generator<CsvRecord> {
    const last = this.#lines.last();
    if (last) yield* this.#line(last);
    yield* this.#again();
    while (this.#open.length > 0) {
      yield* this.#giveUp();
      yield* this.#again();
    }
  }

  /** What nearly every line is: a record of its own. Null: this one is not, or cannot be read. */
  #alone(line: Line): CsvRecord | null {
    const decoded = line.tooLong ? null : decodedText(line.bytes, this.charset);
    const result = decoded?.kind === 'text' ? cellsOf(decoded.text, this.dialect) : null;
    if (result?.kind !== 'cells') return null;
    return { kind: 'record', cells: result.cells, offset: line.offset, size: line.size, hint: hintOf(line) };
  }

  *#again(): Generator<CsvRecord> {
    for (let line = this.#waiting.shift(); line; line = this.#waiting.shift()) yield* this.#read(line);
  }

  *#line(line: Line): Generator<CsvRecord> {
    if (line.tooLong) {
      yield* this.#abandonOpen();
      yield fault('unreadable', line, 'FORMAT_ERROR', `the line has more than ${limits.line} bytes`);
      return;
    }
    const decoded = decodedText(line.bytes, this.charset);
    if (decoded.kind === 'text') yield* this.#read({ ...line, text: decoded.text });
    else {
      yield* this.#abandonOpen();
      yield fault('undecodable', line, 'ENCODING_ERROR', `is no ${this.charset}`, decoded.index);
    }
  }

  *#read(line: TextLine): Generator<CsvRecord> {
    const { dialect } = this;
    if (this.#open.length > 0 && !line.text.includes(dialect.quote ?? '\n')) {
      this.#open.push(line);
      if (this.#open.length >= limits.recordLines) yield* this.#giveUp();
      return;
    }
    const lines = [...this.#open, line];
    const first = lines[0] ?? line;
    const text = lines.map((one, index) => one.text + (index < lines.length - 1 ? one.ending : '')).join('');
    const result = cellsOf(text, dialect);
    this.#open = lines;
    if (result.kind === 'cells') {
      this.#open = [];
      const size = lines.reduce((sum, one) => sum + one.size, 0);
      yield { kind: 'record', cells: result.cells, offset: first.offset, size, hint: hintOf(first) };
    } else if (result.kind === 'broken' || lines.length >= limits.recordLines) yield* this.#giveUp();
  }

  /** The first line of the open record is unreadable; what came after it is read again. */
  *#giveUp(): Generator<CsvRecord> {
    const [first, ...rest] = this.#open;
    this.#open = [];
    this.#waiting = [...rest, ...this.#waiting];
    if (first) yield fault('unreadable', first, 'FORMAT_ERROR', 'a quote is not closed, or text follows it');
  }

  /** No line of the open record can be read without the one that came after them. */
  *#abandonOpen(): Generator<CsvRecord> {
    for (const line of this.#open) yield fault('unreadable', line, 'FORMAT_ERROR', 'a quote is not closed');
    this.#open = [];
  }
}

function fault(
  kind: 'unreadable' | 'undecodable',
  line: Line,
  code: Finding['code'],
  detail: string,
  index = 0,
): CsvRecord {
  const hint = hintOf(line);
  const finding = { code, detail, offset: line.offset + index, hint };
  return { kind, finding, offset: line.offset, size: line.size, hint };
}

function hintOf({ number }: Line): string {
  return `line ${number}`;
}
