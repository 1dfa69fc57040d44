import type { ReadableFile } from '../files/readable-file.js';
import type { Fault } from '../online-retail/fault.js';
import type { Outcome } from './outcome.js';

/** What the first pass over a file finds out. */
export interface Survey {
  /** Of the file's bytes, hexadecimal. */
  readonly sha256: string;
  /** Records, or lines with data. */
  readonly lines: number;
  /** Of these. */
  readonly bytes: number;
  /** Of all else: headers, envelopes, empty lines. */
  readonly otherBytes: number;
  readonly fileBytes: number;
}

/** A file after its first pass, before anything of it is published. */
export interface SurveyedFile extends Survey {
  /** Why the whole file goes to quarantine, or null. Then its only outcome is this, with all of its lines. */
  readonly refusal: Fault | null;
  /** It ends before its format says so: more may come. */
  readonly incomplete: boolean;
  /**
   * Second pass: what became of its records, every line and byte that was counted in exactly one of them, in order of their
   * ordinals. Reading again gives the same again.
   *
   * @param wanted ordinals of records that are told; others cost no look-ups
   */
  outcomes(wanted: (ordinal: number) => boolean): AsyncIterable<Outcome>;
  /** Of an archive: puts its files into the folder; done again, it does no harm. */
  unpack?(): Promise<void>;
}

/** How the files of one source are read. */
export interface FileFormat {
  survey(file: ReadableFile): Promise<SurveyedFile>;
}
