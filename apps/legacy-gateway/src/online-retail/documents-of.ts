import { rawLinesOf } from '../byte-lines/raw-lines-of.js';
import type { DocumentLines } from './document-lines.js';
import { documentNumberOf } from './document-number.js';
import type { Fault } from './fault.js';
import type { Limits } from './limits.js';
import { OpenDocument } from './open-document.js';
import type { Survey } from './survey.js';

/**
 * Second pass: documents in the order in which they become complete, so that "everything up to line n is settled" is
 * one number. A line whose document number cannot be read comes out alone. Reading again gives the same again.
 */
export async function* documentsOf(
  chunks: AsyncIterable<Buffer>,
  { lastLines }: Survey,
  limits: Limits,
): AsyncGenerator<DocumentLines> {
  const open = new Map<string, OpenDocument>();
  let openLines = 0;
  for await (const line of rawLinesOf(chunks, limits.lineBytes)) {
    if (line.no === 1 || line.bytes.length === 0) continue;
    const documentNo = documentNumberOf(line);
    const begun = documentNo === null ? undefined : open.get(documentNo);
    const document = begun ?? new OpenDocument(documentNo, line);

    openLines -= document.lines.length;
    document.add(line);
    if (document.lines.length > limits.linesPerDocument) {
      document.refuse(violation(line.no, `more than ${limits.linesPerDocument} lines in one document`));
    }
    if (documentNo === null || lastLines.get(documentNo) === line.no) {
      if (documentNo !== null) open.delete(documentNo);
      yield document;
      continue;
    }
    if (openLines + document.lines.length > limits.openLines) {
      document.refuse(violation(line.no, `more than ${limits.openLines} lines of unfinished documents`));
    }
    open.set(documentNo, document);
    openLines += document.lines.length;
  }
}

function violation(line: number, what: string): Fault {
  return { code: 'RULE_VIOLATION', reason: `line ${line}: ${what}`, line };
}
