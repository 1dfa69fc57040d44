import type { Fault } from './fault.js';
import type { RetailLine } from './read-line.js';

/** All lines of one document, or one line whose document number cannot be read. */
export interface DocumentLines {
  /** Null for a line that belongs to no readable document: it is settled alone. */
  readonly documentNo: string | null;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Every line counts, the bad ones too. */
  readonly lineCount: number;
  /** Of its lines as they stand in the file, line ends included. */
  readonly byteCount: number;
  /** Empty as soon as a line was bad. */
  readonly lines: readonly RetailLine[];
  /** The first bad line. */
  readonly fault: Fault | null;
}
