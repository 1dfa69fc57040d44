import { createHash } from 'node:crypto';
import type { Fault as ParseFault, Parse } from '@kervan/formats';
import { notedBytes } from '../files/noted-bytes.js';
import type { ReadableFile } from '../files/readable-file.js';
import type { Normaliser } from '../normalising/normaliser.js';
import type { Fault } from '../online-retail/fault.js';
import { batchesOf, defaultBatchSize } from '../receiving/batches-of.js';
import type { FileFormat, SurveyedFile } from '../receiving/file-format.js';
import type { Outcome } from '../receiving/outcome.js';
import { wholeFile } from '../receiving/whole-file.js';
import { faultOf, outcomesOf, type RecordPlaces } from './outcomes-of.js';
import { recordsOf } from './parsed-record.js';

export interface CanonicalFormatParts {
  readonly parse: Parse;
  readonly normaliser: Normaliser;
  /** Which faults say that the file as a whole is not what its trailer promises; it is refused then. Null: none. */
  readonly isOfTrailer: ((fault: ParseFault) => boolean) | null;
  readonly places: RecordPlaces;
}

/** Files whose documents become canonical ones before they are looked up and published. */
export function canonicalFormat(parts: CanonicalFormatParts): FileFormat {
  const { parse, isOfTrailer } = parts;
  return {
    async survey(file): Promise<SurveyedFile> {
      const read = { hash: createHash('sha256'), bytes: 0 };
      let [lines, bytes, incomplete] = [0, 0, false];
      let refusal: Fault | null = null;
      for await (const parsed of parse(notedBytes(file.read(), read))) {
        if (parsed.kind === 'passed') continue;
        lines += 1;
        bytes += parsed.size;
        if (isOfTrailer === null || parsed.kind === 'document') continue;
        const ofTrailer = parsed.faults.find(isOfTrailer);
        incomplete ||= parsed.faults.some(({ code }) => code === 'FILE_INCOMPLETE');
        if (ofTrailer) refusal ??= faultOf(ofTrailer, 1);
      }
      const found = {
        sha256: read.hash.digest('hex'),
        lines,
        bytes,
        otherBytes: read.bytes - bytes,
        fileBytes: read.bytes,
      };
      const refused = refusal;
      const outcomes = (wanted: (ordinal: number) => boolean) =>
        refused ? wholeFile(found, refused, wanted) : outcomesIn(file, parts, wanted);
      return { ...found, refusal, incomplete, outcomes };
    },
  };
}

/** What is not wanted is parsed and no more: nothing is looked up for it. */
async function* outcomesIn(
  file: ReadableFile,
  parts: CanonicalFormatParts,
  wanted: (ordinal: number) => boolean,
): AsyncGenerator<Outcome> {
  const records = recordsOf(parts.parse(file.read()), wanted);
  for await (const batch of batchesOf(records, ({ parsed }) => parsed.size, defaultBatchSize))
    yield* await outcomesOf(batch, parts);
}
