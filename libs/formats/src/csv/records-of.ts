import type { CsvLayout } from './csv-layout.js';
import type { RecordSource } from './csv-record.js';
import { QuotedRecordReader } from './quoted-record-reader.js';
import { RecordReader } from './record-reader.js';

/** What reads the records of one file of the layout. */
export function recordsOf({ charset, dialect, record: { lines, bytes } }: CsvLayout): RecordSource {
  return lines === null
    ? new QuotedRecordReader(charset, dialect, bytes)
    : new RecordReader(charset, dialect, { lines, bytes });
}
