import { isoScheme } from './in-order.js';
import type { SchemedId } from './party.js';
import { firstOf } from './first-of.js';

export interface ItemId {
  readonly id: string;
  /** Qualifier; null: the document does not say whose number it is. */
  readonly kind: string | null;
}

/**
 * The number of an item that is neither the seller's nor the buyer's: a GTIN, if there is one. What is told as one and has
 * other characters than digits stays under its qualifier.
 *
 * @param kinds qualifiers of GTINs, and of standard numbers of other lists.
 */
export function standardIdOf(
  ids: readonly ItemId[],
  kinds: { readonly gtin: readonly string[]; readonly others: readonly string[] },
): SchemedId | null {
  const gtin = firstOf(ids, kinds.gtin, ({ kind }) => kind);
  if (gtin) return { scheme: /^\d{8,14}$/.test(gtin.id) ? isoScheme.gtin : gtin.kind, id: gtin.id };
  const other = firstOf(ids, kinds.others, ({ kind }) => kind) ?? ids.find(({ kind }) => kind === null);
  return other ? { scheme: other.kind, id: other.id } : null;
}
