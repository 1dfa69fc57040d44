import { decodedText, type TextCharset } from '../text/charset.js';
import type { Line } from '../text/line-cutter.js';
import { cellsOf } from './cells.js';
import type { Dialect } from './csv-layout.js';
import { faultOf, recordOf, type CsvRecord, type RecordSource } from './csv-record.js';
import { QuotedRecordCutter } from './quoted-record-cutter.js';

/** Reads records of a file whose quotes are believed: what stands within them is of one cell, however long it is. */
export class QuotedRecordReader implements RecordSource {
  readonly #records: QuotedRecordCutter;

  constructor(
    private readonly charset: TextCharset,
    private readonly dialect: Dialect,
    private readonly limit: number,
  ) {
    this.#records = new QuotedRecordCutter(dialect, limit);
  }

  *push(chunk: Buffer): Generator<CsvRecord> {
    this.#records.push(chunk);
    for (let record = this.#records.next(); record; record = this.#records.next()) yield this.#read(record);
  }

  *end(): Generator<CsvRecord> {
    const last = this.#records.last();
    if (last) yield this.#read(last);
  }

  #read(record: Line): CsvRecord {
    if (record.tooLong)
      return faultOf('unreadable', record, 'FORMAT_ERROR', `the record has more than ${this.limit} bytes`);
    const decoded = decodedText(record.bytes, this.charset);
    if (decoded.kind === 'broken')
      return faultOf('undecodable', record, 'ENCODING_ERROR', `is no ${this.charset}`, decoded.index);
    const result = cellsOf(decoded.text, this.dialect);
    if (result.kind === 'cells') return recordOf(record, result.cells);
    const why = result.kind === 'open' ? 'a quote is not closed' : 'text follows a closing quote';
    return faultOf('unreadable', record, 'FORMAT_ERROR', why);
  }
}
