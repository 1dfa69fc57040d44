import type { ReadableFile } from '../files/readable-file.js';
import { businessDateOf } from './business-date.js';
import type { DocumentLines } from './document-lines.js';
import { documentsOf } from './documents-of.js';
import { draftOf } from './draft-of.js';
import type { Draft } from './draft.js';
import { faultOr, isFault, type Fault } from './fault.js';
import type { Limits } from './limits.js';
import type { Survey } from './survey.js';

/** What became of some lines: a draft to publish, or the fault that sends them to quarantine. */
export interface Outcome {
  readonly document: DocumentLines;
  readonly result: Draft | Fault;
}

/**
 * Why a file is refused as a whole, or null: no date in its name, another header, too many documents. Such a file is
 * one outcome with all its lines.
 */
export function refusalOf(fileName: string, { fault }: Pick<Survey, 'fault'>): Fault | null {
  const date = faultOr(1, () => ({ date: businessDateOf(fileName) }));
  return fault ?? (isFault(date) ? date : null);
}

/** What a surveyed file says, outcome by outcome; every data line is in exactly one of them. */
export async function* outcomesOf(
  file: ReadableFile,
  survey: Survey,
  limits: Limits,
): AsyncGenerator<Outcome> {
  const refusal = refusalOf(file.name, survey);
  if (refusal) {
    yield { document: wholeFile(survey, refusal), result: refusal };
    return;
  }
  const businessDate = businessDateOf(file.name);
  for await (const document of documentsOf(file.read(), survey, limits)) {
    yield { document, result: resultOf(document, businessDate) };
  }
}

function resultOf(document: DocumentLines, businessDate: string): Draft | Fault {
  const { documentNo, lines, fault, firstLine } = document;
  return fault ?? faultOr(firstLine, () => draftOf(documentNo ?? '', lines, businessDate));
}

function wholeFile({ lines: lineCount, bytes: byteCount }: Survey, fault: Fault): DocumentLines {
  return { documentNo: null, firstLine: 1, lastLine: 1, lineCount, byteCount, lines: [], fault };
}
