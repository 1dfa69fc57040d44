import { createHash, type Hash } from 'node:crypto';
import { rawLinesOf } from '../byte-lines/raw-lines-of.js';
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
  /** Why the whole file goes to quarantine, or null. */
  readonly fault: Fault | null;
  /** The line with which each document is complete: its lines are not always contiguous. */
  readonly lastLines: ReadonlyMap<string, number>;
}

/** First pass: identity and shape of a file, before anything of it is published. */
export async function survey(chunks: AsyncIterable<Buffer>, limits: Limits): Promise<Survey> {
  const hash = createHash('sha256');
  const lastLines = new Map<string, number>();
  let lines = 0;
  let fault: Fault | null = null;
  for await (const line of rawLinesOf(hashed(chunks, hash), limits.lineBytes)) {
    const documentNo = documentNumberOf(line);
    if (line.no === 1) {
      fault = headerFault(line);
      if (documentNo === null) continue;
    }
    if (line.bytes.length === 0) continue;
    lines += 1;
    if (fault || documentNo === null) continue;
    lastLines.set(documentNo, line.no);
    if (lastLines.size > limits.documentsPerFile) fault = tooMany(line.no, limits.documentsPerFile);
  }
  return { sha256: hash.digest('hex'), lines, fault, lastLines };
}

async function* hashed(chunks: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

function tooMany(line: number, limit: number): Fault {
  return { code: 'RULE_VIOLATION', reason: `line ${line}: more than ${limit} documents in one file`, line };
}
