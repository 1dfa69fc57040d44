import type { ErrorCode } from '@kervan/contracts';
import type { Unit } from '@kervan/outbox';
import type { Candidate } from '../document-ledger/admit.js';

/** The address of a record: what its file is, and its number there. */
export interface RecordAddress {
  readonly source: string;
  /** Rules of a source may need it: a date stands in the name. */
  readonly fileName: string;
  readonly sha256: string;
  /** The checkpoint that its file had once it was settled; unique in the file, growing. */
  readonly ordinal: number;
}

/** Why a record cannot be taken still; nothing personal. */
export interface RereadFault {
  readonly code: ErrorCode;
  readonly reason: string;
}

/** A record that is understood now. */
export interface RereadDocument {
  readonly kind: 'document';
  /** What the document ledger is asked with. */
  readonly candidate: Candidate;
  readonly event: { readonly type: string; readonly key: string };
  /** Publishes it under the id of the candidate, in a flow and a trace of its own, as the first reading does. */
  publish(unit: Unit): Promise<void>;
}

/** What a record says by the present rules, mapping tables and look-ups of its source. */
export type Reread =
  | RereadDocument
  | { readonly kind: 'faulty'; readonly faults: readonly RereadFault[] }
  /** Nothing is to be published of it. */
  | { readonly kind: 'passed'; readonly what: string };

/** One of the records asked for, and the bytes that it takes in the file. */
export interface RereadRecord {
  readonly ordinal: number;
  readonly reread: Reread;
  /** Null for a record whose lines do not stand together. */
  readonly span: { readonly offset: number; readonly size: number } | null;
  /** Version of the source file and its mapping tables. */
  readonly mapping: string | null;
}

/** Reads records of a received file again. */
export abstract class Rereading {
  /**
   * Decides nothing and writes nothing; one pass for all ordinals.
   *
   * @param read the file's bytes from the first on, as often as it is called
   * @returns the records that were found, in the order of the file
   * @throws KervanError SOURCE_INVALID for a source that is not configured any more, and what `read` throws
   */
  abstract records(
    file: Omit<RecordAddress, 'ordinal'>,
    ordinals: ReadonlySet<number>,
    read: () => AsyncIterable<Buffer>,
  ): AsyncIterable<RereadRecord>;
}
