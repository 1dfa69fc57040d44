import type { CanonicalDocument } from '../canonical/documents.js';
import type { XmlElement } from './xml-element.js';
import type { XmlReading } from './xml-reading.js';

/** What one document of a format becomes; a text: nothing is published of it, which is told as what it is. */
export type XmlMapping = (reading: XmlReading, document: XmlElement) => CanonicalDocument | string;

/** A vocabulary: which elements are documents, and what becomes of them. */
export interface XmlFormat {
  readonly name: string;
  /** Our own prefix of a namespace (`''` for none), whatever prefix the file has; null: its elements are not read. */
  readonly prefixOf: (namespace: string) => string | null;
  /** By the name of its element; null: it is no document. */
  readonly mappingOf: (name: string) => XmlMapping | null;
  /** A root that is no document, but has documents somewhere inside. */
  readonly isEnvelope: (root: string) => boolean;
  /** Element of an envelope that says how many documents follow; null: none does. */
  readonly countName: string | null;
  /** Elements whose content is not kept: attachments. */
  readonly skipped: ReadonlySet<string>;
  /** A document type may be named, as cXML demands. It is never fetched; what is declared inside is always refused. */
  readonly namesDocumentType: boolean;
}
