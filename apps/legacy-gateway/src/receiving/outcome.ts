import type { Draft } from '../normalising/draft.js';
import type { Draft as RetailDraft } from '../online-retail/draft.js';
import type { Fault } from '../online-retail/fault.js';

/** A part of a file that is settled as one: a document, or what can be read as none. */
export interface FileRecord {
  /** Unique in its file, growing; once it is the checkpoint of its file, everything up to it is settled. */
  readonly ordinal: number;
  /** Where people find it: its first line in files of lines that have no other numbers, else its ordinal. */
  readonly line: number;
  /** How many lines or records of the file this stands for. */
  readonly lineCount: number;
  /** Of its first byte; null where its lines do not stand together. */
  readonly offset: number | null;
  readonly byteCount: number;
  readonly documentNo: string | null;
}

/** A document that was understood. */
export interface ReceivedDocument {
  readonly kind: 'document';
  readonly documentNo: string;
  /** What makes two documents of a source the same one, whatever their content. */
  readonly identity: string;
  /** SHA-256 of what it says, without the file it stands in. */
  readonly contentHash: string;
  readonly draft: Draft | RetailDraft;
}

/** Nothing is to be published of it. */
export interface PassedRecord {
  readonly kind: 'passed';
  readonly what: string;
}

export interface FaultyRecord {
  readonly kind: 'faulty';
  readonly faults: readonly [Fault, ...Fault[]];
}

/** What became of a record. */
export interface Outcome {
  readonly record: FileRecord;
  readonly result: ReceivedDocument | PassedRecord | FaultyRecord;
}
