import { createHash } from 'node:crypto';
import type { ReadableFile } from '../files/readable-file.js';
import type { FileFormat, SurveyedFile } from '../receiving/file-format.js';
import type { FileRecord, Outcome, ReceivedDocument } from '../receiving/outcome.js';
import { wholeFile } from '../receiving/whole-file.js';
import type { DocumentLines } from './document-lines.js';
import type { Draft } from './draft.js';
import { isFault } from './fault.js';
import type { Limits } from './limits.js';
import { outcomesOf, refusalOf } from './outcomes-of.js';
import { survey, type Survey } from './survey.js';

/** Day files of Online Retail. A document is settled with its last line, which is its ordinal. */
export function onlineRetail(limits: Limits): FileFormat {
  return {
    async survey(file): Promise<SurveyedFile> {
      const { lastLines, fault, ...found } = await survey(file.read(), limits);
      const refusal = refusalOf(file.name, { fault });
      const outcomes = (wanted: (ordinal: number) => boolean) =>
        refusal
          ? wholeFile(found, refusal, wanted)
          : wantedOf(file, { ...found, fault, lastLines }, limits, wanted);
      return { ...found, refusal, incomplete: false, outcomes };
    },
  };
}

async function* wantedOf(
  file: ReadableFile,
  found: Survey,
  limits: Limits,
  wanted: (ordinal: number) => boolean,
): AsyncGenerator<Outcome> {
  for await (const { document, result } of outcomesOf(file, found, limits)) {
    if (!wanted(document.lastLine)) continue;
    yield {
      record: recordOf(document),
      result: isFault(result) ? { kind: 'faulty', faults: [result] } : received(result),
    };
  }
}

function recordOf({ documentNo, firstLine, lastLine, lineCount, byteCount }: DocumentLines): FileRecord {
  return { ordinal: lastLine, line: firstLine, lineCount, offset: null, byteCount, documentNo };
}

/** The number alone makes a document of this source. */
function received(draft: Draft): ReceivedDocument {
  const { contract, content } = draft;
  const { documentNo } = content;
  const contentHash = createHash('sha256')
    .update(JSON.stringify([contract.type, content]))
    .digest('hex');
  return { kind: 'document', documentNo, identity: documentNo, contentHash, draft };
}
