import type {
  DataOf,
  EventContract,
  IadeBelgesiAlindi,
  SatisBelgesiAlindi,
  StokFarkiAlindi,
} from '@kervan/contracts';

/** What a document is for the rest of the company. */
export type DocumentKind = 'SALE' | 'RETURN' | 'LOSS' | 'SURPLUS';

/** An event's data without the address it was read at: what the document says, whichever file it stands in. */
type Content<Contract extends EventContract> = Omit<DataOf<Contract>, 'origin'>;

interface DraftOf<Kind extends DocumentKind, Contract extends EventContract> {
  readonly kind: Kind;
  readonly contract: Contract;
  readonly content: Content<Contract>;
}

/** A document that was understood, ready to be published. */
export type Draft =
  | DraftOf<'SALE', typeof SatisBelgesiAlindi>
  | DraftOf<'RETURN', typeof IadeBelgesiAlindi>
  | DraftOf<'LOSS' | 'SURPLUS', typeof StokFarkiAlindi>;
