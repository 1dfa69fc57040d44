import type { CanonicalDocument } from './canonical/documents.js';
import type { QuarantineCode } from './quarantine-codes.js';

/** Where in its file something begins. */
export interface Place {
  /** Byte of the file, 0 the first. */
  readonly offset: number;
  /** Number of the document in its file, 1 the first. */
  readonly ordinal: number;
  /** What a person looks for: `line 17`, `segment 12 (LIN)`, `/Invoice/cbc:ID`. */
  readonly hint: string;
}

export interface Fault {
  readonly code: QuarantineCode;
  /** Names the field and, for figures, both of them; nothing personal. */
  readonly detail: string;
  readonly place: Place;
}

/** What one document of a file became: a canonical one, or the reasons why not. */
export type Parsed =
  | {
      readonly kind: 'document';
      readonly document: CanonicalDocument;
      readonly place: Place;
      readonly size: number;
    }
  | {
      readonly kind: 'faulty';
      readonly faults: readonly Fault[];
      /** Its first byte; absent where its bytes do not stand together, or it is no document. */
      readonly offset?: number;
      readonly size: number;
    }
  /** Read, and nothing to be published of it: an acknowledgement, a response. */
  | { readonly kind: 'passed'; readonly what: string; readonly place: Place; readonly size: number };

/**
 * A parser: bytes of one file in, its documents out, in order; memory bounded by its largest document, never by the file.
 *
 * @param tolerance by how much totals of a document may differ from what their parts give, in its currency, decimal text;
 * left out: not at all.
 */
export type Parse = (chunks: AsyncIterable<Uint8Array>, tolerance?: string) => AsyncIterable<Parsed>;
