import { partyInOrder } from '../../canonical/in-order.js';
import type { Party, SchemedId } from '../../canonical/party.js';
import { firstOf } from '../../canonical/first-of.js';
import type { MessageGroup } from '../message-group.js';
import { schemeOf } from '../scheme-of.js';
import { idSchemes, taxNumbers } from './codes.js';

/** @param correspondent who it is where the set names nobody, or by no number. */
export function partyOf(
  candidates: readonly MessageGroup[],
  roles: readonly string[],
  correspondent: SchemedId | null,
): Party {
  const named = firstOf(candidates, roles, ({ trigger }) => trigger.at(1));
  const fallback = correspondent ? [correspondent] : [];
  if (!named) return { taxId: null, ids: fallback, country: null };
  const id = named.trigger.at(4);
  const country = named.all('N4')[0]?.at(4) ?? null;
  const party = partyInOrder({
    taxId: named.qualified('REF', taxNumbers)?.at(2) ?? null,
    ids: id === null ? [] : [{ scheme: schemeOf(idSchemes, named.trigger.at(3)), id }],
    country: country !== null && /^[A-Z]{2}$/.test(country) ? country : null,
  });
  return party.taxId === null && party.ids.length === 0 ? { ...party, ids: fallback } : party;
}
