import type { CanonicalDocument } from '../canonical/documents.js';
import type { SchemedId } from '../canonical/party.js';
import type { Fault } from '../parsed.js';
import type { Segment } from './segment.js';

/** A message (EDIFACT) or transaction set (X12) as it was cut, complete by its own count. */
export interface Message {
  /** `ORDERS`, `850`. */
  readonly type: string;
  /** All of them, with the first and, where there is one, the last. */
  readonly segments: readonly Segment[];
  readonly ordinal: number;
  /** It stands without an envelope: nothing but its own control totals says that it is complete. */
  readonly bare: boolean;
  /** Who sent the interchange, and who gets it. */
  readonly sender: SchemedId | null;
  readonly receiver: SchemedId | null;
  /** By how much its amounts may differ from what their parts give, decimal text. */
  readonly tolerance: string;
}

export type Mapped =
  | { readonly kind: 'document'; readonly document: CanonicalDocument }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }
  | { readonly kind: 'passed'; readonly what: string };
