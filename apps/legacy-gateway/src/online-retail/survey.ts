import { createHash } from 'node:crypto';
import { rawLinesOf } from '../byte-lines/raw-lines-of.js';
import { notedBytes } from '../files/noted-bytes.js';
import { documentNumberOf } from './document-number.js';
import type { Fault } from './fault.js';
import { headerFault } from './header-fault.js';
import type { Limits } from './limits.js';

/** What the first pass over a file finds out. */
export interface Survey {
  /** Of the file's bytes, hexadecimal. */
  readonly sha256: string;
  /** Data lines: without header and empty lines. */
  readonly lines: number;
  /** Of the data lines, line ends included. */
  readonly bytes: number;
  /** Of header and empty lines. */
  readonly otherBytes: number;
  /** Size of the file as it was read. */
  readonly fileBytes: number;
  /** Why the whole file goes to quarantine, or null. */
  readonly fault: Fault | null;
  /** The line with which each document is complete: its lines are not always contiguous. */
  readonly lastLines: ReadonlyMap<string, number>;
}

/** First pass: identity and shape of a file, before anything of it is published. */
export async function survey(chunks: AsyncIterable<Buffer>, limits: Limits): Promise<Survey> {
  const read = { hash: createHash('sha256'), bytes: 0 };
  const lastLines = new Map<string, number>();
  let lines = 0;
  let bytes = 0;
  let otherBytes = 0;
  let fault: Fault | null = null;
  for await (const line of rawLinesOf(notedBytes(chunks, read), limits.lineBytes)) {
    const documentNo = documentNumberOf(line);
    if (line.no === 1) fault = headerFault(line);
    if (line.bytes.length === 0 || (line.no === 1 && documentNo === null)) {
      otherBytes += line.size;
      continue;
    }
    lines += 1;
    bytes += line.size;
    if (fault || documentNo === null) continue;
    lastLines.set(documentNo, line.no);
    if (lastLines.size > limits.documentsPerFile) fault = tooMany(line.no, limits.documentsPerFile);
  }
  const sha256 = read.hash.digest('hex');
  return { sha256, lines, bytes, otherBytes, fileBytes: read.bytes, fault, lastLines };
}

function tooMany(line: number, limit: number): Fault {
  return { code: 'RULE_VIOLATION', reason: `line ${line}: more than ${limit} documents in one file`, line };
}
