import type {
  DataOf,
  EventContract,
  IadeBelgesiAlindi,
  SatisBelgesiAlindi,
  SevkBelgesiAlindi,
  StokFarkiAlindi,
  UrunBelgesiAlindi,
} from '@kervan/contracts';
import type { DocumentSort } from './document-sort.js';

/** What a document is for the rest of the company. */
export type DocumentKind = 'SALE' | 'RETURN' | 'LOSS' | 'SURPLUS' | 'PRODUCT' | 'DESPATCH';

/** What makes two documents the same one, whatever their content. */
export interface Identity {
  readonly sort: DocumentSort;
  /**
   * Whose number it is: tax number without blanks, points and dashes, else another id; null where neither document nor
   * source says it.
   */
  readonly issuer: string | null;
  readonly number: string;
  /** Null for master data. */
  readonly issueDate: string | null;
}

/** An event's data without the address it was read at: what the document says, whichever file it stands in. */
type Content<Contract extends EventContract> = Omit<DataOf<Contract>, 'origin'>;

interface DraftOf<Kind extends DocumentKind, Contract extends EventContract> {
  readonly kind: Kind;
  readonly documentNo: string;
  readonly identity: Identity;
  readonly contract: Contract;
  readonly content: Content<Contract>;
  /** Mapping tables that answered, and which version of each: `{ units: '1.4' }`. */
  readonly tables: Readonly<Record<string, string>>;
}

/** A document that was understood, ready to be published. */
export type Draft =
  | DraftOf<'SALE', typeof SatisBelgesiAlindi>
  | DraftOf<'RETURN', typeof IadeBelgesiAlindi>
  | DraftOf<'LOSS' | 'SURPLUS', typeof StokFarkiAlindi>
  | DraftOf<'PRODUCT', typeof UrunBelgesiAlindi>
  | DraftOf<'DESPATCH', typeof SevkBelgesiAlindi>;
