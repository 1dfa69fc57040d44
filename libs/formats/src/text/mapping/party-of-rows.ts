import { partyInOrder } from '../../canonical/in-order.js';
import type { Party } from '../../canonical/party.js';
import type { PartyLayout } from './document-layout.js';
import type { RowsOfDocument } from './rows-of-document.js';

/** The party that the first row names. */
export function partyOf(document: RowsOfDocument, layout: PartyLayout): Party {
  const { first } = document;
  const id = document.optional(first, layout.id);
  return partyInOrder({
    taxId: document.optional(first, layout.taxId),
    ids: id === null ? [] : [{ scheme: layout.scheme ?? null, id }],
    country: document.optional(first, layout.country),
  });
}
