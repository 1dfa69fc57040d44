import type { RawLine } from '../byte-lines/raw-line.js';
import type { DocumentLines } from './document-lines.js';
import { faultOr, isFault, type Fault } from './fault.js';
import { readLine, type RetailLine } from './read-line.js';

/** A document while its lines come in. A bad line makes the whole document bad: from there on lines only count. */
export class OpenDocument implements DocumentLines {
  readonly firstLine: number;
  lastLine: number;
  lineCount = 0;
  byteCount = 0;
  lines: RetailLine[] = [];
  fault: Fault | null = null;

  constructor(
    readonly documentNo: string | null,
    first: RawLine,
  ) {
    this.firstLine = first.no;
    this.lastLine = first.no;
  }

  add(raw: RawLine): void {
    this.lastLine = raw.no;
    this.lineCount += 1;
    this.byteCount += raw.size;
    if (this.fault) return;
    const line = faultOr(raw.no, () => readLine(raw));
    if (isFault(line)) this.refuse(line);
    else this.lines.push(line);
  }

  refuse(fault: Fault): void {
    this.fault = fault;
    this.lines = [];
  }
}
