import { decodedText, type TextCharset } from '../text/charset.js';
import { limits } from '../text/limits.js';
import { LineCutter, type Line } from '../text/line-cutter.js';
import { cellsOf, type Cells } from './cells.js';
import type { Dialect } from './csv-layout.js';
import { faultOf, recordOf, type CsvRecord, type RecordSource } from './csv-record.js';

type TextLine = Line & { readonly text: string };

const unclosed = 'a quote is not closed, or text follows it';

/**
 * Reads records of cells. Where a quote is not closed in time, its line is unreadable and the next one begins a record: one
 * wrong quote does not take the rest of the file. A line is looked at once as what stands within quotes and once as what
 * begins a record, however many records it may belong to.
 */
export class RecordReader implements RecordSource {
  readonly #lines = new LineCutter();
  /** Lines of a record, each of which leaves its quote open. */
  #open: TextLine[] = [];
  #openSize = 0;

  constructor(
    private readonly charset: TextCharset,
    private readonly dialect: Dialect,
    private readonly limit: { readonly lines: number; readonly bytes: number },
    private readonly cut: typeof cellsOf = cellsOf,
  ) {}

  *push(chunk: Buffer): Generator<CsvRecord> {
    this.#lines.push(chunk);
    for (let line = this.#lines.next(); line; line = this.#lines.next()) {
      const record = this.#open.length === 0 ? this.#alone(line) : null;
      if (record) yield record;
      else yield* this.#line(line);
    }
  }

  *end(): Generator<CsvRecord> {
    const last = this.#lines.last();
    if (last) yield* this.#line(last);
    while (this.#open.length > 0) yield* this.#within('broken');
  }

  /** What nearly every line is: a record of its own. Null: this one is not, or cannot be read. */
  #alone(line: Line): CsvRecord | null {
    const decoded = line.tooLong ? null : decodedText(line.bytes, this.charset);
    const result = decoded?.kind === 'text' ? this.cut(decoded.text, this.dialect) : null;
    return result?.kind === 'cells' ? recordOf(line, result.cells) : null;
  }

  *#line(line: Line): Generator<CsvRecord> {
    if (line.tooLong) {
      yield* this.#abandon();
      yield faultOf('unreadable', line, 'FORMAT_ERROR', `the line has more than ${limits.line} bytes`);
      return;
    }
    const decoded = decodedText(line.bytes, this.charset);
    if (decoded.kind === 'text') yield* this.#read({ ...line, text: decoded.text });
    else {
      yield* this.#abandon();
      yield faultOf('undecodable', line, 'ENCODING_ERROR', `is no ${this.charset}`, decoded.index);
    }
  }

  *#read(line: TextLine): Generator<CsvRecord> {
    const isFirst = this.#open.length === 0;
    this.#open.push(line);
    this.#openSize += line.size;
    if (isFirst) yield* this.#begin();
    else yield* this.#within(this.cut((this.dialect.quote ?? '') + line.text, this.dialect).kind);
  }

  /** @param ending what the last of the open lines makes of a quote that is open before it. */
  *#within(ending: Cells['kind']): Generator<CsvRecord> {
    let became = ending;
    while (this.#open.length > 0) {
      const fits = this.#open.length <= this.limit.lines && this.#openSize <= this.limit.bytes;
      if (fits && became === 'open') return;
      if (fits && became === 'cells') {
        yield* this.#whole();
        return;
      }
      const first = this.#shift();
      if (first) yield faultOf('unreadable', first, 'FORMAT_ERROR', unclosed);
      yield* this.#begin();
      if (this.#open.length === 1) became = 'open';
    }
  }

  /** Records, and lines that are none, up to the first open line that leaves a quote of its own open. */
  *#begin(): Generator<CsvRecord> {
    for (let [first] = this.#open; first; [first] = this.#open) {
      const result = this.cut(first.text, this.dialect);
      if (result.kind === 'open') return;
      this.#shift();
      yield result.kind === 'cells'
        ? recordOf(first, result.cells)
        : faultOf('unreadable', first, 'FORMAT_ERROR', unclosed);
    }
  }

  /** All open lines as one record. */
  *#whole(): Generator<CsvRecord> {
    const [lines, size] = [this.#open, this.#openSize];
    const [first] = lines;
    this.#open = [];
    this.#openSize = 0;
    const text = lines.map((one, index) => one.text + (index < lines.length - 1 ? one.ending : '')).join('');
    const result = this.cut(text, this.dialect);
    if (first && result.kind === 'cells') yield recordOf(first, result.cells, size);
  }

  #shift(): TextLine | undefined {
    const line = this.#open.shift();
    this.#openSize -= line?.size ?? 0;
    return line;
  }

  /** No open line can be read without the one that came after them. */
  *#abandon(): Generator<CsvRecord> {
    for (const line of this.#open) yield faultOf('unreadable', line, 'FORMAT_ERROR', 'a quote is not closed');
    this.#open = [];
    this.#openSize = 0;
  }
}
