import type { Line } from '../text/line-cutter.js';
import type { Finding } from '../text/row.js';

export interface RecordPlace {
  readonly offset: number;
  readonly size: number;
  readonly hint: string;
}

/** Cells of one record, or why there are none. */
export type CsvRecord =
  | ({ readonly kind: 'record'; readonly cells: readonly string[] } & RecordPlace)
  | ({ readonly kind: 'unreadable' | 'undecodable'; readonly finding: Finding } & RecordPlace);

/** Something that makes records of bytes. Every byte of a file is in the size of one. */
export interface RecordSource {
  push(chunk: Buffer): Iterable<CsvRecord>;
  end(): Iterable<CsvRecord>;
}

/** @param line that the record is, or with which it begins. */
export function recordOf(line: Line, cells: readonly string[], size = line.size): CsvRecord {
  return { kind: 'record', cells, offset: line.offset, size, hint: hintOf(line) };
}

export function faultOf(
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
